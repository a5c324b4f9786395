namespace Perennial.App.Access;

public sealed class ChangePasswordForm
{
    public string? Current { get; init; }
    public string? Wanted { get; init; }
}
