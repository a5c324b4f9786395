namespace Perennial.App.Access;

public sealed class SignInForm
{
    public string? Email { get; init; }
    public string? Password { get; init; }
    public string? ReturnUrl { get; init; }
}
