namespace Perennial.App.Demo;

/// <summary>One row of the demo's contacts file.</summary>
internal sealed record ContactRow(string Id, string AccountId, string Name, string Email, string Role, string? ReportsTo, string Consent, DateOnly Since)
{
    public string? Title { get; init; }
    public string? Phone { get; init; }
    public string? Influence { get; init; }
    public string? Stance { get; init; }
    public string? Bounce { get; init; }
    public DateOnly? LeftOn { get; init; }
    public string FirstName => Name.Split(' ')[0];
}
