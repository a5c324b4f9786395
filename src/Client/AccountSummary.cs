namespace Perennial.Client;

/// <summary>A paying customer, as known now, with what it pays today.</summary>
/// <param name="AccountId">The external id.</param>
/// <param name="Name">As people know it.</param>
/// <param name="ParentId">External id of the account above it.</param>
/// <param name="Domain">Its mail domain.</param>
/// <param name="Segment">As the workspace divides its customers.</param>
/// <param name="OwnerEmail">Who looks after it.</param>
/// <param name="CoOwners">Who else does, by mail address.</param>
/// <param name="Phase">Where it is in its life as a customer.</param>
/// <param name="Country">As it was given.</param>
/// <param name="Tags">In order.</param>
/// <param name="Custom">Custom fields by name.</param>
/// <param name="Status"><c>customer</c>, <c>trial</c>, <c>churned</c> or <c>never</c>.</param>
/// <param name="Mrr">In <paramref name="Currency"/>; null when it cannot be stated, <paramref name="Reason"/> then says why.</param>
/// <param name="Arr">12 x MRR.</param>
/// <param name="Change90Days">MRR against 90 days ago.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="CustomerSince">The first paid day.</param>
/// <param name="Reason">Why the MRR cannot be stated.</param>
/// <param name="Archived">Left out of lists and searches, not of figures.</param>
/// <param name="CreatedAt">When it was first heard of.</param>
/// <param name="UpdatedAt">When its own data last changed.</param>
public sealed record AccountSummary(
    string AccountId, string Name, string? ParentId, string? Domain, string? Segment, string? OwnerEmail, IReadOnlyList<string> CoOwners, string? Phase, string? Country,
    IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Custom, string Status, decimal? Mrr, decimal? Arr, decimal? Change90Days, string Currency,
    DateOnly? CustomerSince, string? Reason, bool Archived, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
