using Microsoft.AspNetCore.Identity;

namespace Perennial.App.Access;

/// <summary>Somebody who signs in.</summary>
public sealed class Person : IdentityUser<long>
{
    public string Name { get; set; } = "";
}
