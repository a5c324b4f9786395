using Microsoft.AspNetCore.Http;
using Perennial.App.Shell;

namespace Perennial.App.Access;

/// <summary>How a request is turned away: a person is led to the sign-in page, a program is told what is missing.</summary>
internal sealed class Refusal(FirstOwner owner)
{
    public async Task SignInAsync(HttpContext context)
    {
        if (!Api.IsProgram(context.Request))
        {
            Lead(context, await owner.IsNeededAsync(context.RequestAborted) ? "/setup" : SignInPath(context.Request));
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"Perennial\"";
        await Problems.Of(StatusCodes.Status401Unauthorized, "Sign in or send 'Authorization: Bearer' with a token that is neither expired nor revoked.").ExecuteAsync(context);
    }

    public Task SetUpFactorAsync(HttpContext context)
    {
        if (Api.IsProgram(context.Request)) return Problems.Of(StatusCodes.Status403Forbidden, "This workspace requires a second factor. Set up an authenticator app or a passkey under Settings, Your sign-in.").ExecuteAsync(context);
        Lead(context, YourSignInEndpoints.Page);
        return Task.CompletedTask;
    }

    public Task ForbidAsync(HttpContext context)
    {
        var scope = context.GetEndpoint()?.Metadata.GetMetadata<NeedsScope>()?.Scope;
        return StatusAnswers.WriteAsync(context, Problems.Of(StatusCodes.Status403Forbidden, scope is { } needed ? Words(needed, context) : null));
    }

    private static string Words(Scopes needed, HttpContext context) =>
        needed == Scopes.Lead && context.Viewer is { SeesEveryAccount: false } ? "This is about every account, and only some are given to you." : $"This needs the scope '{ScopeWords.Word(needed)}'.";

    private static string SignInPath(HttpRequest request)
    {
        var back = HttpMethods.IsGet(request.Method) && request.Path != "/" ? request.Path + request.QueryString : "";
        return back.Length == 0 ? "/sign-in" : "/sign-in?returnUrl=" + Uri.EscapeDataString(back);
    }

    /// <summary>A fragment cannot replace itself with the page that is meant: htmx is told to leave the whole page.</summary>
    private static void Lead(HttpContext context, string url)
    {
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = url;
            return;
        }
        context.Response.Redirect(url);
    }
}
