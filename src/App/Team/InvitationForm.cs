namespace Perennial.App.Team;

public sealed class InvitationForm
{
    public string? Email { get; init; }
    public string? Name { get; init; }
    public string? Role { get; init; }

    /// <summary>External ids of accounts to give, a line each.</summary>
    public string? Accounts { get; init; }
}
