using Microsoft.AspNetCore.Identity;
using Perennial.App.Database.Audit;

namespace Perennial.App.Access;

/// <summary>What the audit chain tells of a passkey: its name and whose it is. The key itself, its counter and its id are nobody's reading.</summary>
internal sealed class PasskeyAudit(IdentityUserPasskey<long> key) : IAudited
{
    public string AuditKind => "passkey";
    public string AuditName => key.Data?.Name ?? "Passkey";

    /// <summary>Whose it is.</summary>
    public long PersonId => key.UserId;
}
