namespace Perennial.Client;

/// <summary>Somebody to invite.</summary>
/// <param name="Email">Their mail address.</param>
/// <param name="Role">What they will be.</param>
/// <param name="Name">What they are called; they can choose another.</param>
/// <param name="Accounts">For a virtual CSM: external ids of the accounts to give. They become co-owner at once.</param>
public sealed record NewInvitation(string Email, PersonRole Role, string? Name = null, IReadOnlyList<string>? Accounts = null);
