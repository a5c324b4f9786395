using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;

namespace Perennial.App.Team;

/// <summary>Inviting somebody by a form; the link is shown once.</summary>
internal static class InvitationPages
{
    private const string People = "/settings/people";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(People).RequireScope(Scopes.Lead).ForPersonsOnly();
        pages.MapGet("/invite", IResult () => Form(new InvitationForm(), null, StatusCodes.Status200OK));
        pages.MapPost("/invite", Make);
        pages.MapPost("/invitations/{id:long}/renew", Renew);
        pages.MapPost("/invitations/{id:long}/revoke", Revoke);
    }

    private static async Task<IResult> Make([FromForm] InvitationForm form, Invitations invitations, GivenAccounts given, PublicUrl url, HttpContext http)
    {
        var cancellation = http.RequestAborted;
        if (RoleWords.Find(form.Role) is not { } role) return Form(form, "Choose a role.", StatusCodes.Status422UnprocessableEntity);
        var accounts = GivenAccounts.Read(form.Accounts);
        if (await given.UnknownAsync(accounts, cancellation) is { Count: > 0 } unknown) return Form(form, GivenAccounts.Words(unknown), StatusCodes.Status422UnprocessableEntity);
        var (made, secret, problem) = await invitations.MakeAsync(http.Viewer, form.Email, form.Name, role, cancellation);
        if (problem is var (_, message)) return Form(form, message, StatusCodes.Status422UnprocessableEntity);
        var (_, count) = await given.GiveAsync(made!.Email, accounts, cancellation);
        return Link(made, url.Link(http.Request, $"/invitation/{secret}"), count);
    }

    private static async Task<IResult> Renew(long id, Invitations invitations, AppDb db, PublicUrl url, HttpContext http)
    {
        if (await FindAsync(id, db, http) is not { } row) return Unknown(id);
        if (await InvitationList.RefusalAsync(db, http.Viewer, row, http.RequestAborted) is { } refusal) return Told(http, refusal);
        return Link(row, url.Link(http.Request, $"/invitation/{await invitations.RenewAsync(row, http.RequestAborted)}"), 0);
    }

    private static async Task<IResult> Revoke(long id, Invitations invitations, AppDb db, HttpContext http)
    {
        if (await FindAsync(id, db, http) is not { } row) return Unknown(id);
        if (await InvitationList.RefusalAsync(db, http.Viewer, row, http.RequestAborted) is { } refusal) return Told(http, refusal);
        await invitations.RevokeAsync(row, http.RequestAborted);
        return Told(http, $"The invitation of {row.Email} is taken back: its link opens nothing.");
    }

    private static Task<Invitation?> FindAsync(long id, AppDb db, HttpContext http) => db.Set<Invitation>().FirstOrDefaultAsync(i => i.Id == id, http.RequestAborted);

    private static RedirectHttpResult Told(HttpContext http, string words)
    {
        new Toast(words).ShowNext(http);
        return TypedResults.LocalRedirect(People);
    }

    private static RazorComponentResult<InvitePage> Form(InvitationForm form, string? problem, int status) => new(new { Form = form, Problem = problem }) { StatusCode = status };

    private static RazorComponentResult<InvitedPage> Link(Invitation invitation, string link, int accounts) => new(new { Invitation = invitation, Link = link, Accounts = accounts });

    private static PageRefusal Unknown(long id) => new(Problems.NotFound($"There is no invitation {id}."));
}
