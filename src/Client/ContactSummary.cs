namespace Perennial.Client;

/// <summary>A person at an account.</summary>
/// <param name="ContactId">The external id.</param>
/// <param name="Name">As people know them.</param>
/// <param name="AccountId">External id of their account.</param>
/// <param name="AccountName">Its name.</param>
/// <param name="Email">Where mail goes.</param>
/// <param name="Title">As printed on the card.</param>
/// <param name="Role">Sponsor, decision maker, champion, user.</param>
/// <param name="Consent"><c>granted</c>, <c>denied</c> or <c>unknown</c>.</param>
/// <param name="Bounce">Whether mail came back.</param>
/// <param name="UpdatedAt">When it last changed.</param>
public sealed record ContactSummary(string ContactId, string Name, string AccountId, string AccountName, string? Email, string? Title, string? Role, string Consent, string Bounce, DateTimeOffset UpdatedAt);
