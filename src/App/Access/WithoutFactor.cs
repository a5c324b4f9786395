namespace Perennial.App.Access;

/// <summary>Marks an endpoint that a person reaches who still has to set up the second factor that the workspace requires.</summary>
public sealed class WithoutFactor
{
    public static WithoutFactor Too { get; } = new();
}
