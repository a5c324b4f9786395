using System.Security.Claims;

namespace Perennial.App.Access;

/// <summary>Carries the viewer through ASP.NET Core's authentication. The subject is the session or the token, so that a form token is good for one session only.</summary>
internal sealed class ViewerIdentity(Viewer viewer, string scheme)
    : ClaimsIdentity([new Claim("sub", viewer.Actor()), new Claim("name", viewer.Name)], scheme, "name", "role")
{
    public Viewer Viewer { get; } = viewer;
}
