using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Team;

/// <summary>Invitations for programs.</summary>
internal static class InvitationEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root + "/invitations").WithTags("People").RequireScope(Scopes.Lead).WithMetadata(new ParameterWords("id", "Number of the invitation."));
        api.MapGet("", List).WithName("listInvitations").WithSummary("Who was invited").WithDescription("Newest first. Links are not kept and cannot be listed.");
        api.MapPost("", Make).WithMetadata(new NotReplayed()).WithName("invitePerson").WithSummary("Invite somebody")
            .WithDescription("The answer is the only place where the link ever appears; send it to them. It is good for seven days and one use. For that reason an Idempotency-Key is not taken. A leader invites anybody but an owner.");
        api.MapPost("/{id:long}/renew", Renew).WithMetadata(new NotReplayed()).WithName("renewInvitation").WithSummary("Make a new link for an invitation").WithDescription("Good for another seven days. The old link is void.");
        api.MapDelete("/{id:long}", Revoke).WithName("revokeInvitation").WithSummary("Take an invitation back").WithDescription("Its link is void at once. Accounts that were given with it stay given.");
    }

    private static async Task<Ok<Page<InvitationItem>>> List([AsParameters] Paging paging, AppDb db, TimeProvider clock, CancellationToken cancellation) =>
        TypedResults.Ok(await InvitationList.PartAsync(db, paging, clock.GetUtcNow(), cancellation));

    private static async Task<Results<Created<MadeInvitation>, ProblemHttpResult>> Make(NewInvitation wanted, Invitations invitations, GivenAccounts given, AppDb db, PublicUrl url, HttpContext http, TimeProvider clock, CancellationToken cancellation)
    {
        if (await given.UnknownAsync(wanted.Accounts ?? [], cancellation) is { Count: > 0 } unknown) return Problems.Field("accounts", GivenAccounts.Words(unknown));
        var (made, secret, problem) = await invitations.MakeAsync(http.Viewer, wanted.Email, wanted.Name, RoleInClient.Read(wanted.Role), cancellation);
        if (problem is var (field, message)) return Problems.Field(field, message);
        await given.GiveAsync(made!.Email, wanted.Accounts ?? [], cancellation);
        var item = InvitationList.Said(made, http.Viewer.Name, clock.GetUtcNow());
        return TypedResults.Created($"{Api.Root}/invitations", new MadeInvitation(item, url.Link(http.Request, $"/invitation/{secret}")));
    }

    private static async Task<Results<Ok<MadeInvitation>, ProblemHttpResult>> Renew(long id, Invitations invitations, AppDb db, PublicUrl url, HttpContext http, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.Set<Invitation>().FirstOrDefaultAsync(i => i.Id == id, cancellation) is not { } row) return Unknown(id);
        if (await InvitationList.RefusalAsync(db, http.Viewer, row, cancellation) is { } refusal) return Problems.Conflict(refusal);
        var secret = await invitations.RenewAsync(row, cancellation);
        return TypedResults.Ok(new MadeInvitation(InvitationList.Said(row, null, clock.GetUtcNow()), url.Link(http.Request, $"/invitation/{secret}")));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Revoke(long id, Invitations invitations, AppDb db, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.Set<Invitation>().FirstOrDefaultAsync(i => i.Id == id, cancellation) is not { } row) return Unknown(id);
        if (await InvitationList.RefusalAsync(db, viewer, row, cancellation) is { } refusal) return Problems.Conflict(refusal);
        await invitations.RevokeAsync(row, cancellation);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Unknown(long id) => Problems.NotFound($"There is no invitation {id}.");
}
