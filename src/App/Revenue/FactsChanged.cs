namespace Perennial.App.Revenue;

/// <summary>Tells the ledger that facts were added or taken back. A listener must return at once and do its work elsewhere.</summary>
public sealed class FactsChanged
{
    private long _times;

    /// <summary>Raised after the facts are durable.</summary>
    public event Action? Raised;

    /// <summary>How often facts have changed since the start: compare it to know whether anything happened.</summary>
    public long Times => Interlocked.Read(ref _times);

    public void Raise()
    {
        Interlocked.Increment(ref _times);
        Raised?.Invoke();
    }
}
