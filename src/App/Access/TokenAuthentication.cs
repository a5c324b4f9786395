using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Perennial.App.Access;

/// <summary>A program: <c>Authorization: Bearer pl_...</c>.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, Tokens tokens, Seen seen, Refusal refusal)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Token";
    private const string Bearer = "Bearer ";

    public static bool IsFor(HttpRequest request) => request.Headers.Authorization.Count > 0;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.Fail("Only bearer tokens are understood.");
        if (await tokens.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is not { } viewer) return AuthenticateResult.Fail("This token is not good (any more).");
        seen.Token(viewer.TokenId!.Value);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ViewerIdentity(viewer, Name)), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => refusal.SignInAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => refusal.ForbidAsync(Context);
}
