namespace Perennial.Client;

/// <summary>An invitation, without its link.</summary>
/// <param name="Id">Number of the invitation.</param>
/// <param name="Email">Who is invited.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Role">What they will be.</param>
/// <param name="State">open, accepted, revoked or expired.</param>
/// <param name="InvitedBy">Who invited them; null for the command line on the server's own machine.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ExpiresAt">From then on the link is void.</param>
public sealed record InvitationItem(long Id, string Email, string Name, PersonRole Role, string State, string? InvitedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
