namespace Perennial.App.Access;

public sealed class AcceptForm
{
    public string? Name { get; init; }
    public string? Password { get; init; }
}
