using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Perennial.App.Access;

public static class ViewerOfRequest
{
    extension(ClaimsPrincipal principal)
    {
        public Viewer Viewer => (principal.Identity as ViewerIdentity)?.Viewer ?? Viewer.Nobody;
    }

    extension(HttpContext context)
    {
        public Viewer Viewer => context.User.Viewer;
    }

    /// <summary>Names who acts, for keys that must not be shared between two of them.</summary>
    internal static string Actor(this Viewer viewer) => viewer switch
    {
        { TokenId: { } token } => string.Create(CultureInfo.InvariantCulture, $"token:{token}"),
        { SessionId: { } session } => string.Create(CultureInfo.InvariantCulture, $"session:{session}"),
        { PersonId: { } person } => string.Create(CultureInfo.InvariantCulture, $"person:{person}"),
        _ => "nobody",
    };
}
