namespace Perennial.App.Access;

public sealed class CodeForm
{
    public string? Code { get; init; }
    public string? ReturnUrl { get; init; }
}
