using System.Runtime.InteropServices;

namespace Perennial.App.Signals;

/// <summary>What was said of many records, each from when it held: the newest of all side by side, with what was said before behind it.</summary>
internal sealed class Chains<TState> where TState : struct
{
    private const int First = 256, None = -1;
    private readonly Dictionary<long, int> _places = [];
    private long[] _records = [], _first = [];
    private Link[] _newest = [], _older = [];
    private int _olderCount;

    private readonly struct Link(long at, int before, TState state)
    {
        public readonly long At = at;
        public readonly int Before = before;
        public readonly TState State = state;
    }

    /// <summary>Records of which anything was said.</summary>
    public int Count { get; private set; }

    public long RecordOf(int place) => _records[place];

    /// <summary>The place of a record; below 0 where nothing was said of it.</summary>
    public int Find(long record) => _places.TryGetValue(record, out var place) ? place : None;

    /// <summary>What was said last.</summary>
    public ref readonly TState Newest(int place) => ref _newest[place].State;

    /// <summary>Says something of a record, later than what was said of it before.</summary>
    /// <param name="record">Whose.</param>
    /// <param name="at">From when on it holds, in UTC microseconds.</param>
    /// <param name="state">What holds then.</param>
    public void Say(long record, long at, in TState state)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, record, out var isKnown);
        if (!isKnown)
        {
            place = Count++;
            if (place == _records.Length)
            {
                var more = Math.Max(First, 2 * place);
                Array.Resize(ref _records, more);
                Array.Resize(ref _first, more);
                Array.Resize(ref _newest, more);
            }
            (_records[place], _first[place], _newest[place]) = (record, at, new(at, None, state));
            return;
        }
        if (_olderCount == _older.Length) Array.Resize(ref _older, Math.Max(First, 2 * _olderCount));
        _older[_olderCount] = _newest[place];
        _newest[place] = new(at, _olderCount++, state);
    }

    /// <summary>What held when a day was over; false where nothing was said by then.</summary>
    /// <param name="place">Of the record.</param>
    /// <param name="end">UTC microseconds.</param>
    /// <param name="state">What held.</param>
    public bool IsSaidBy(int place, long end, out TState state)
    {
        ref readonly var link = ref _newest[place];
        while (link.At >= end && link.Before != None) link = ref _older[link.Before];
        state = link.State;
        return link.At < end;
    }

    /// <summary>The same, where what was said first stands for the time before it, too.</summary>
    public ref readonly TState SaidBy(int place, long end)
    {
        ref readonly var link = ref _newest[place];
        while (link.At >= end && link.At != _first[place]) link = ref _older[link.Before];
        return ref link.State;
    }
}
