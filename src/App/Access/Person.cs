using Microsoft.AspNetCore.Identity;

namespace Perennial.App.Access;

/// <summary>Somebody who signs in.</summary>
public sealed class Person : IdentityUser<long>
{
    public string Name { get; set; } = "";
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From then on neither sessions nor tokens of this person are accepted.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}
