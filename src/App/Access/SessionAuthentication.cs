using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Perennial.App.Access;

/// <summary>A browser: its cookie names a session.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, Sessions sessions, Seen seen, Refusal refusal)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Context) is not { } secret) return AuthenticateResult.NoResult();
        if (await sessions.FindAsync(secret, Context.RequestAborted) is not { } viewer) return AuthenticateResult.Fail("This session has ended.");
        seen.Session(viewer.SessionId!.Value);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ViewerIdentity(viewer, Name)), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => refusal.SignInAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => refusal.ForbidAsync(Context);
}
