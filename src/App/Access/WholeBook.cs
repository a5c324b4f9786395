namespace Perennial.App.Access;

/// <summary>Marks an endpoint for those who see every account: who sees only some is turned away, whatever they may do with those.</summary>
public sealed class WholeBook
{
    public static WholeBook Only { get; } = new();
}
