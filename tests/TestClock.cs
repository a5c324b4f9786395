namespace Perennial.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>An ordinary Thursday, shortly before noon in UTC.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 15, 11, 30, 0, TimeSpan.Zero);

    private long _ticks = now.UtcTicks;

    public TestClock() : this(Start) { }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _ticks, now.UtcTicks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
