namespace Perennial.Client;

/// <summary>Somebody of the workspace.</summary>
/// <param name="Id">Number of the person.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Email">Their mail address, by which accounts name their team.</param>
/// <param name="Role">What they are.</param>
/// <param name="Accounts">On how many accounts' team they are.</param>
/// <param name="Mrr">What those accounts pay a month; an account with two people counts for each.</param>
/// <param name="Currency">Of the amount.</param>
/// <param name="TwoFactor">Whether signing in asks for a second factor.</param>
/// <param name="Passkeys">How many passkeys they have.</param>
/// <param name="CreatedAt">Since when they are here.</param>
/// <param name="LastSeenAt">Their last request, to about half a minute; null for never.</param>
/// <param name="DisabledAt">From then on nothing of theirs is let in; null while they are welcome.</param>
public sealed record PersonItem(
    long Id,
    string Name,
    string Email,
    PersonRole Role,
    long Accounts,
    decimal Mrr,
    string Currency,
    bool TwoFactor,
    int Passkeys,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastSeenAt,
    DateTimeOffset? DisabledAt);
