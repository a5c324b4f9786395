namespace Perennial.Usage.Store;

/// <summary>
/// Which groups count, and where: each group's number with the place (an account, a segment, the whole) that its events are summed in.
/// Groups that are not named do not count. The same object is sent to an engine's connection once.
/// </summary>
public sealed class UsagePlaces(IReadOnlyList<(int Source, int Place)> of)
{
    public IReadOnlyList<(int Source, int Place)> Of { get; } = of;
}
