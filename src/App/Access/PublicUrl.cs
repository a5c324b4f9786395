using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;

namespace Perennial.App.Access;

/// <summary>
/// The address under which people reach this server, from the configuration (<c>PublicUrl=https://cs.example.com</c>).
/// Passkeys belong to its domain; a server that was not told its address takes them at <c>localhost</c> alone, for what a request says of its host proves nothing.
/// </summary>
internal sealed class PublicUrl(IConfiguration configuration)
{
    public Uri? Address { get; } = Uri.TryCreate(configuration["PublicUrl"], UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    public string Domain => Address?.IdnHost ?? "localhost";

    /// <summary>Whether a browser at this request's host can use passkeys here.</summary>
    public bool IsAt(HttpRequest request) => string.Equals(request.Host.Host, Domain, StringComparison.OrdinalIgnoreCase);

    public string Link(HttpRequest request, string path) => (Address is { } own ? own.GetLeftPart(UriPartial.Authority) : $"{request.Scheme}://{request.Host}") + path;

    public void Apply(IdentityPasskeyOptions passkeys)
    {
        passkeys.ServerDomain = Domain;
        passkeys.UserVerificationRequirement = "required";
        passkeys.ResidentKeyRequirement = "required";
        passkeys.ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && IsOwn(origin.Origin));
    }

    private bool IsOwn(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (Address is { } own ? Uri.Compare(from, own, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0 : from.IdnHost == "localhost");
}
