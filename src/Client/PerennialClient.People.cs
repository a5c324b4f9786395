namespace Perennial.Client;

/// <summary>People and invitations.</summary>
public sealed partial class PerennialClient
{
    /// <summary>In the order in which they came.</summary>
    public IAsyncEnumerable<PersonItem> PeopleAsync(CancellationToken cancellation = default) =>
        PagesAsync("people", Query.Empty, ContractJson.Default.PagePersonItem, cancellation);

    public Task<PersonItem> SetRoleAsync(long id, RoleChoice role, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Put, $"people/{id}/role", role, ContractJson.Default.RoleChoice, ContractJson.Default.PersonItem, cancellation);

    /// <summary>Ends their sessions and tokens, and lets nothing of theirs in any more.</summary>
    public Task DisablePersonAsync(long id, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, $"people/{id}/disable", cancellation);

    public Task EnablePersonAsync(long id, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, $"people/{id}/enable", cancellation);

    /// <summary>Hands accounts over, or says what would become of it.</summary>
    public Task<HandOverResult> HandOverAsync(long id, HandOverWish wish, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, $"people/{id}/hand-over", wish, ContractJson.Default.HandOverWish, ContractJson.Default.HandOverResult, cancellation);

    /// <summary>Newest first, the accepted, revoked and expired ones too.</summary>
    public IAsyncEnumerable<InvitationItem> InvitationsAsync(CancellationToken cancellation = default) =>
        PagesAsync("invitations", Query.Empty, ContractJson.Default.PageInvitationItem, cancellation);

    /// <summary>The link in the answer is shown this once.</summary>
    public Task<MadeInvitation> InviteAsync(NewInvitation invitation, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, "invitations", invitation, ContractJson.Default.NewInvitation, ContractJson.Default.MadeInvitation, cancellation);

    public Task RevokeInvitationAsync(long id, CancellationToken cancellation = default) => SendAsync(HttpMethod.Delete, $"invitations/{id}", cancellation);
}
