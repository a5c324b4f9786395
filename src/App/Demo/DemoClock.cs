namespace Perennial.App.Demo;

/// <summary>Stands where the demo's story is, so that its imports carry the times at which they would have been made.</summary>
internal sealed class DemoClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
