using Microsoft.AspNetCore.Identity;

namespace Perennial.App.Access;

/// <summary>Somebody who signs in.</summary>
public sealed class Person : IdentityUser<long>
{
    public string Name { get; set; } = "";
    public Role Role { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last request of any of their browsers or tokens, to about half a minute.</summary>
    public DateTimeOffset? LastSeenAt { get; set; }

    /// <summary>From then on neither sessions nor tokens of this person are accepted.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}
