namespace Perennial.Usage.Store;

/// <summary>
/// What the engine is fed with in one step: events, their sums by day, and what was learnt of who is who; with the position of the spool that it leads up to.
/// Numbers stand for people, groups and names as <see cref="UsageNames"/> gives them; an anonymous visitor's is below 0, nobody's is 0.
/// </summary>
public sealed class UsageBatch
{
    private byte[] _texts = new byte[1 << 16];
    private int _used;

    /// <param name="At">Microseconds since 1970 in UTC, as <paramref name="ReceivedAt"/>.</param>
    /// <param name="Source">The group it came with, 0 for none.</param>
    /// <param name="From">Where its properties begin.</param>
    public readonly record struct Row(UInt128 Id, long At, long ReceivedAt, int Source, int Person, int Name, long Count, long Milliseconds, int From, int Length);

    public readonly record struct DailyKey(int Day, int Source, int Person, int Name);

    /// <summary>Sums of one day, group, person and name.</summary>
    public readonly record struct DailySum(long Events, long Count, long Milliseconds, long LastAt)
    {
        public DailySum Plus(long count, long milliseconds, long at) => new(Events + 1, Count + count, Milliseconds + milliseconds, Math.Max(LastAt, at));
    }

    /// <summary>Traits of a person (number not 0) or of a group (below).</summary>
    public readonly record struct Traits(bool OfGroup, int Number, long At, ulong Hash, byte[] Json);

    public List<Row> Rows { get; } = [];
    public Dictionary<DailyKey, DailySum> Daily { get; } = [];
    public List<Traits> Told { get; } = [];

    /// <summary>From a moment on somebody belongs to a group.</summary>
    public List<(int Person, int Source, long At)> Members { get; } = [];

    /// <summary>What one was called before, who that is, and since when it is known.</summary>
    public List<(int Before, int Person, long At)> Links { get; } = [];
    public List<(int Number, UInt128 Key, byte[] Text)> NewPeople { get; } = [];
    public List<(int Number, UInt128 Key, byte[] Text)> NewSources { get; } = [];
    public List<(int Number, UInt128 Key, byte Kind, byte[] Text)> NewNames { get; } = [];

    /// <summary>The spool's position behind the last message.</summary>
    public long Mark { get; set; }
    public int Messages { get; set; }

    public ReadOnlySpan<byte> Properties(Row row) => _texts.AsSpan(row.From, row.Length);

    /// <summary>Of properties and traits.</summary>
    public long Bytes => _used + TraitBytes;
    internal long TraitBytes { get; set; }

    internal int Keep(ReadOnlySpan<byte> text)
    {
        if (_used + text.Length > _texts.Length) Array.Resize(ref _texts, Math.Max(2 * _texts.Length, _used + text.Length));
        text.CopyTo(_texts.AsSpan(_used));
        _used += text.Length;
        return _used - text.Length;
    }

    public void Clear()
    {
        _used = 0;
        Rows.Clear();
        Daily.Clear();
        Told.Clear();
        Members.Clear();
        Links.Clear();
        NewPeople.Clear();
        NewSources.Clear();
        NewNames.Clear();
        (Messages, TraitBytes) = (0, 0);
    }
}
