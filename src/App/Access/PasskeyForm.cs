namespace Perennial.App.Access;

public sealed class PasskeyForm
{
    /// <summary>What the browser's device answered, as JSON.</summary>
    public string? Credential { get; init; }
    public string? Name { get; init; }
    public string? ReturnUrl { get; init; }
}
