namespace Perennial.Client;

/// <summary>An invitation that was just made or renewed.</summary>
/// <param name="Invitation">What is kept of it.</param>
/// <param name="Link">The way in: send it to the invited person. It is shown now and never again.</param>
public sealed record MadeInvitation(InvitationItem Invitation, string Link);
