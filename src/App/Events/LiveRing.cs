namespace Perennial.App.Events;

/// <summary>The last of one kind of live events; of each second no more than are kept at all, so that a flood costs nothing.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class LiveRing(int most)
{
    private readonly Queue<LiveEvent> _last = [];
    private long _second;
    private int _inSecond;

    public IEnumerable<LiveEvent> All => _last;

    public bool HasRoom(DateTimeOffset at)
    {
        if (at.ToUnixTimeSeconds() is var second && second != _second) (_second, _inSecond) = (second, 0);
        return _inSecond < most;
    }

    public void Add(LiveEvent seen)
    {
        _inSecond++;
        _last.Enqueue(seen);
        if (_last.Count > most) _last.Dequeue();
    }

    public void Forget(Func<LiveEvent, bool> which)
    {
        var kept = _last.Where(seen => !which(seen)).ToList();
        _last.Clear();
        kept.ForEach(_last.Enqueue);
    }
}
