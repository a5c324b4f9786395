namespace Perennial.App.Demo;

/// <summary>One row of the demo's contacts file.</summary>
internal sealed record ContactRow(string Id, string AccountId, string Name, string Email, string Role, string? ReportsTo, string Consent, DateOnly Since);
