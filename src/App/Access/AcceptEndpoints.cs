using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Shell;

namespace Perennial.App.Access;

/// <summary>What an invited person opens. Looking records nothing, since mail scanners look too; only the form does.</summary>
internal static class AcceptEndpoints
{
    private const string Void = "This invitation is not good any more. Ask whoever sent it for a new link.";

    public static void Map(IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/invitation/{secret}").AllowAnonymous();
        open.MapGet("", Show);
        open.MapPost("", Accept);
    }

    private static async Task<IResult> Show(string secret, Invitations invitations, HttpContext context) =>
        await invitations.FindAsync(secret, context.RequestAborted) is { } good ? Page(good, good.Name, []) : Gone();

    private static async Task<IResult> Accept(string secret, [FromForm] AcceptForm form, Invitations invitations, Sessions sessions, SignInThrottle throttle, HttpContext context)
    {
        var from = context.Connection.RemoteIpAddress;
        if (throttle.Try(from) is not null) return new PageRefusal(Problems.Of(StatusCodes.Status429TooManyRequests, "Too many tries. Wait a quarter of an hour."));
        if (await invitations.FindAsync(secret, context.RequestAborted) is not { } good) return Gone();
        throttle.Forgive(from);
        var (person, problems) = await invitations.AcceptAsync(good, form.Name, form.Password, context.RequestAborted);
        if (person is null) return Page(good, form.Name, problems);
        await sessions.StartAsync(context, person);
        return TypedResults.LocalRedirect("/");
    }

    private static PageRefusal Gone() => new(Problems.NotFound(Void));

    private static RazorComponentResult<AcceptPage> Page(Invitation invitation, string? name, IReadOnlyList<string> problems) =>
        new(new { Invitation = invitation, Name = name ?? "", Problems = problems }) { StatusCode = problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
}
