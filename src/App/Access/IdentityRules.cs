using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.Access;

/// <summary>What we ask of Identity: long passwords without composition rules, one person a mail address, the schema with passkeys.</summary>
internal static class IdentityRules
{
    public const int MinimumPasswordLength = 10;

    /// <summary>Identity's tables are modelled by the options of the context's service provider.</summary>
    public static IServiceProvider ForModel { get; } = new ServiceCollection().Configure<IdentityOptions>(Apply).BuildServiceProvider();

    public static void Apply(IdentityOptions identity)
    {
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        identity.User.RequireUniqueEmail = true;
        identity.User.AllowedUserNameCharacters = "";
        identity.Password.RequiredLength = MinimumPasswordLength;
        identity.Password.RequiredUniqueChars = 1;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
    }
}
