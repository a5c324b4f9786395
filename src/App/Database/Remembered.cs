namespace Perennial.App.Database;

/// <summary>Something that is read once and kept until it is forgotten. What a reading began before that brings is not kept.</summary>
/// <param name="read">Reads it; may run more than once at a time.</param>
public sealed class Remembered<T>(Func<T> read) where T : class
{
    private readonly Lock _lock = new();
    private volatile T? _kept;
    private int _times;

    public T Value
    {
        get
        {
            if (_kept is { } kept) return kept;
            var times = Volatile.Read(ref _times);
            var fresh = read();
            lock (_lock)
                if (times == _times) _kept = fresh;
            return fresh;
        }
    }

    public void Forget()
    {
        lock (_lock) (_times, _kept) = (_times + 1, null);
    }
}
