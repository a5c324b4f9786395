using System.Runtime.CompilerServices;

namespace Perennial.Core.Revenue;

/// <summary>A growing array whose elements are read without a bounds of its own.</summary>
internal sealed class Column<T> where T : struct
{
    private T[] _items = new T[16];

    public int Count { get; private set; }

    public T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _items[index];
    }

    public ReadOnlySpan<T> Span => _items.AsSpan(0, Count);

    public void Truncate(int count) => Count = Math.Min(Count, count);

    public void Add(T item)
    {
        if (Count == _items.Length) Array.Resize(ref _items, Count < 1 << 20 ? Count * 2 : Count + Count / 2);
        _items[Count++] = item;
    }
}
