using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>A person's own password and the browsers they are signed in with.</summary>
internal static class YourSignInEndpoints
{
    private const string Page = "/settings/sign-in";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Page).RequireScope(Scopes.Read).ForPersonsOnly();
        pages.MapGet("", (AppDb db, Viewer viewer, CancellationToken cancellation) => ShowAsync(db, viewer, [], changed: false, StatusCodes.Status200OK, cancellation));
        pages.MapPost("/password", ChangePassword);
        pages.MapPost("/sessions/{id:long}/end", (long id, AppDb db, Viewer viewer, CancellationToken cancellation) => EndAsync(db, viewer, session => session.Id == id, cancellation));
        pages.MapPost("/sessions/end-others", (AppDb db, Viewer viewer, CancellationToken cancellation) => EndAsync(db, viewer, session => session.Id != viewer.SessionId, cancellation));
    }

    private static async Task<IResult> ChangePassword([FromForm] ChangePasswordForm form, UserManager<Person> people, AppDb db, Viewer viewer, SignInThrottle throttle, HttpContext context)
    {
        var cancellation = context.RequestAborted;
        if (viewer.PersonId is not { } id || await db.People.FirstOrDefaultAsync(p => p.Id == id, cancellation) is not { } person) return TypedResults.NotFound();
        if (throttle.Try(person.Email!, context.Connection.RemoteIpAddress) is not null) return await ShowAsync(db, viewer, ["Too many tries. Wait a quarter of an hour."], changed: false, StatusCodes.Status429TooManyRequests, cancellation);
        var result = await people.ChangePasswordAsync(person, form.Current ?? "", form.Wanted ?? "");
        if (!result.Succeeded) return await ShowAsync(db, viewer, [.. result.Errors.Select(Words)], changed: false, StatusCodes.Status422UnprocessableEntity, cancellation);
        throttle.Forgive(person.Email!, context.Connection.RemoteIpAddress);
        await EndAsync(db, viewer, session => session.Id != viewer.SessionId, cancellation);
        return await ShowAsync(db, viewer, [], changed: true, StatusCodes.Status200OK, cancellation);
    }

    private static async Task<IResult> EndAsync(AppDb db, Viewer viewer, Func<Session, bool> which, CancellationToken cancellation)
    {
        foreach (var session in await db.Sessions.Where(s => s.PersonId == viewer.PersonId).ToListAsync(cancellation))
        {
            if (which(session)) db.Sessions.Remove(session);
        }
        await db.SaveChangesAsync(cancellation);
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> ShowAsync(AppDb db, Viewer viewer, IReadOnlyList<string> problems, bool changed, int status, CancellationToken cancellation)
    {
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.PersonId == viewer.PersonId).OrderByDescending(s => s.LastSeenAt).ToListAsync(cancellation);
        return new RazorComponentResult<YourSignInPage>(new { Sessions = sessions, Here = viewer.SessionId, Problems = problems, Changed = changed }) { StatusCode = status };
    }

    private static string Words(IdentityError error) => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? "The current password is another." : error.Description;
}
