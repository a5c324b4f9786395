namespace Perennial.App.Access;

public sealed class SetupForm
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Password { get; init; }

    public string? Problem() =>
        string.IsNullOrWhiteSpace(Name) || Name.Length > 200 ? "Give your name."
        : Email is not { Length: > 2 and <= 256 } || !Email.Contains('@', StringComparison.Ordinal) ? "Give your mail address."
        : string.IsNullOrEmpty(Password) ? "Choose a password."
        : null;
}
