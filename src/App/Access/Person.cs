using Microsoft.AspNetCore.Identity;
using Perennial.App.Database.Audit;

namespace Perennial.App.Access;

/// <summary>Somebody who signs in.</summary>
public sealed class Person : IdentityUser<long>, IAudited
{
    public string Name { get; set; } = "";
    public Role Role { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last request of any of their browsers or tokens, to about half a minute.</summary>
    public DateTimeOffset? LastSeenAt { get; set; }

    /// <summary>From then on neither sessions nor tokens of this person are accepted.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    string IAudited.AuditKind => "person";
    string IAudited.AuditName => Name;
    bool IAudited.IsNoise(string property) => property is nameof(SecurityStamp) or nameof(UserName) or nameof(PhoneNumber) or nameof(PhoneNumberConfirmed) or nameof(EmailConfirmed) or nameof(LockoutEnabled) or nameof(LastSeenAt) or nameof(CreatedAt);
}
