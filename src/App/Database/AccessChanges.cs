namespace Perennial.App.Database;

/// <summary>How often people, sessions or tokens were written since the start: who remembers one of them compares it before using what is remembered.</summary>
public sealed class AccessChanges
{
    private long _times;

    public long Times => Interlocked.Read(ref _times);

    public void Raise() => Interlocked.Increment(ref _times);
}
