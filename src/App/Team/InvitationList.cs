using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Team;

/// <summary>Invitations, newest first, for the page and the API.</summary>
internal static class InvitationList
{
    public static async Task<Page<InvitationItem>> PartAsync(AppDb db, Paging paging, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = paging.After(1) is [var last] ? Cursor.Number(last) : long.MaxValue;
        var rows = await db.Set<Invitation>().AsNoTracking().Where(i => i.Id < before).OrderByDescending(i => i.Id).Take(paging.Take + 1)
            .LeftJoin(db.People, i => i.InvitedBy, p => p.Id, (i, p) => new { Invitation = i, By = p!.Name }).OrderByDescending(row => row.Invitation.Id).ToListAsync(cancellation);
        var page = rows.Take(paging.Take).Select(row => Said(row.Invitation, row.By, now)).ToList();
        return new(page, rows.Count > page.Count ? Cursor.Of(page[^1].Id) : null);
    }

    public static InvitationItem Said(Invitation i, string? by, DateTimeOffset now) => new(i.Id, i.Email, i.Name, RoleInClient.Of(i.Role), State(i, now), by, i.CreatedAt, i.ExpiresAt);

    /// <summary>Why this viewer can do nothing with it any more; null when they can.</summary>
    public static async Task<string?> RefusalAsync(AppDb db, Viewer by, Invitation invitation, CancellationToken cancellation)
    {
        if (!Invitations.MayInvite(by, invitation.Role)) return "Only an owner invites an owner.";
        if (invitation.AcceptedAt is not null) return "This invitation was accepted.";
        if (invitation.RevokedAt is not null) return "This invitation was taken back.";
        return await db.Set<Invitation>().AnyAsync(i => i.EmailKey == invitation.EmailKey && i.Id > invitation.Id && i.AcceptedAt == null && i.RevokedAt == null, cancellation) ? "A later invitation of the same address is open." : null;
    }

    private static string State(Invitation i, DateTimeOffset now) => i.AcceptedAt is not null ? "accepted" : i.RevokedAt is not null ? "revoked" : now < i.ExpiresAt ? "open" : "expired";
}
