using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Shell;

namespace Perennial.App.Views;

/// <summary>Saved views: made, changed, put in order, deleted and taken back. Each answer leads back to the list.</summary>
internal static class ViewEndpoints
{
    private const int Most = 100, LongestName = 60;
    private static readonly string[] Lists = ["accounts", "contacts", "contracts"];

    public static void Map(IEndpointRouteBuilder app)
    {
        var views = app.MapGroup("/views").RequireScope(Scopes.Read).WithMetadata(ForPersons.Only).RequireAuthorization(policy => policy.RequireAssertion(call => call.User.Viewer.SessionId is not null));
        views.MapPost("", Save);
        views.MapPost("/{id:long}", Update);
        views.MapPost("/{id:long}/name", Rename);
        views.MapPost("/{id:long}/first", MakeFirst);
        views.MapPost("/{id:long}/move", Move);
        views.MapPost("/{id:long}/delete", Delete);
        views.MapPost("/{id:long}/restore", Restore);
    }

    /// <summary>What a shared view may be made and changed by.</summary>
    public static bool MayShare(Viewer viewer) => viewer.May(Scopes.Lead);

    private static async Task<IResult> Save(HttpContext http, AppDb db, TimeProvider clock)
    {
        var form = await FormAsync(http);
        if (db.Viewer.PersonId is not { } person || !Lists.Contains(form.List, StringComparer.Ordinal)) return Problems.Field("list", "A view is of accounts, of contacts or of contracts.");
        if (Wrong(form) is { } wrong) return wrong;
        if (form.Shared is not null && !MayShare(db.Viewer)) return Problems.Of(StatusCodes.Status403Forbidden, "Only who leads the team may share a view. Save it for yourself.");
        long? owner = form.Shared is null ? person : null;
        if (await db.SavedViews.CountAsync(v => v.List == form.List && v.PersonId == owner, http.RequestAborted) >= Most) return Problems.Conflict($"There are {Most} views already. Delete one first.");
        var now = clock.GetUtcNow();
        var view = new SavedView
        {
            List = form.List!,
            Name = form.Name!.Trim(),
            Filter = form.Filter?.Trim() ?? "",
            Sort = form.Sort ?? "",
            Columns = form.Columns ?? "",
            PersonId = owner,
            Place = 1 + (await db.SavedViews.Where(v => v.List == form.List && v.PersonId == owner).MaxAsync(v => (int?)v.Place, http.RequestAborted) ?? 0),
            MadeBy = db.Viewer.Name,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(view);
        await db.SaveChangesAsync(http.RequestAborted);
        if (form.First is not null) await MakeFirstAsync(db, view, http.RequestAborted);
        new Toast($"Saved the view {view.Name}.").ShowNext(http);
        return Back(view);
    }

    private static async Task<IResult> Update(long id, HttpContext http, AppDb db, TimeProvider clock)
    {
        var form = await FormAsync(http);
        if (await FindAsync(db, id, http) is not { } view) return Unknown();
        if (Wrong(form with { Name = view.Name }) is { } wrong) return wrong;
        (view.Filter, view.Sort, view.Columns, view.UpdatedAt) = (form.Filter?.Trim() ?? "", form.Sort ?? "", form.Columns ?? "", clock.GetUtcNow());
        await db.SaveChangesAsync(http.RequestAborted);
        new Toast($"{view.Name} now shows this.").ShowNext(http);
        return Back(view);
    }

    private static async Task<IResult> Rename(long id, HttpContext http, AppDb db, TimeProvider clock)
    {
        var form = await FormAsync(http);
        if (await FindAsync(db, id, http) is not { } view) return Unknown();
        if (Wrong(form) is { } wrong) return wrong;
        (view.Name, view.UpdatedAt) = (form.Name!.Trim(), clock.GetUtcNow());
        await db.SaveChangesAsync(http.RequestAborted);
        return Back(view);
    }

    private static async Task<IResult> MakeFirst(long id, HttpContext http, AppDb db)
    {
        if (db.Viewer.PersonId is null || await db.SavedViews.FirstOrDefaultAsync(v => v.Id == id, http.RequestAborted) is not { } view) return Unknown();
        await MakeFirstAsync(db, view, http.RequestAborted);
        new Toast($"The list opens with {view.Name} from now on.").ShowNext(http);
        return Back(view);
    }

    private static async Task MakeFirstAsync(AppDb db, SavedView view, CancellationToken cancellation)
    {
        var person = db.Viewer.PersonId!.Value;
        if (await db.FirstViews.FirstOrDefaultAsync(f => f.PersonId == person && f.List == view.List, cancellation) is { } first) first.ViewId = view.Id;
        else db.Add(new FirstView { PersonId = person, List = view.List, ViewId = view.Id });
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task<IResult> Move(long id, HttpContext http, AppDb db)
    {
        if (await FindAsync(db, id, http) is not { } view) return Unknown();
        var left = (await http.Request.ReadFormAsync(http.RequestAborted))["to"] == "left";
        var row = await db.SavedViews.Where(v => v.List == view.List && v.PersonId == view.PersonId).OrderBy(v => v.Place).ThenBy(v => v.Id).ToListAsync(http.RequestAborted);
        var at = row.FindIndex(v => v.Id == id);
        var to = Math.Clamp(at + (left ? -1 : 1), 0, row.Count - 1);
        (row[at], row[to]) = (row[to], row[at]);
        for (var place = 0; place < row.Count; place++) row[place].Place = place + 1;
        await db.SaveChangesAsync(http.RequestAborted);
        return Back(view);
    }

    private static async Task<IResult> Delete(long id, HttpContext http, AppDb db, TimeProvider clock)
    {
        if (await FindAsync(db, id, http) is not { } view) return Unknown();
        view.DeletedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(http.RequestAborted);
        new Toast($"Deleted the view {view.Name}.", string.Create(CultureInfo.InvariantCulture, $"/views/{id}/restore")).ShowNext(http);
        return TypedResults.LocalRedirect("/" + view.List + "?view=all");
    }

    private static async Task<IResult> Restore(long id, HttpContext http, AppDb db)
    {
        if (await db.SavedViews.IgnoreQueryFilters(["present"]).FirstOrDefaultAsync(v => v.Id == id, http.RequestAborted) is not { } view || !MayChange(db.Viewer, view)) return Unknown();
        view.DeletedAt = null;
        await db.SaveChangesAsync(http.RequestAborted);
        return Back(view);
    }

    private static async Task<SavedView?> FindAsync(AppDb db, long id, HttpContext http) =>
        await db.SavedViews.FirstOrDefaultAsync(v => v.Id == id, http.RequestAborted) is { } view && MayChange(db.Viewer, view) ? view : null;

    public static bool MayChange(Viewer viewer, SavedView view) => view.PersonId is { } person ? person == viewer.PersonId : MayShare(viewer);

    private static IResult? Wrong(ViewForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Name) || form.Name.Trim().Length > LongestName) return Problems.Field("name", $"A view needs a name of at most {LongestName} characters.");
        if ((form.Filter?.Length ?? 0) > Core.Filters.FilterText.Longest || (form.Columns?.Length ?? 0) > 2000 || (form.Sort?.Length ?? 0) > 100) return Problems.Field("filter", "This is too long to be kept.");
        return Core.Filters.FilterParser.Read(form.Filter ?? "").Error is { } error ? Problems.Of(StatusCodes.Status400BadRequest, error.Message, [FilterRefusal.Place(error)]) : null;
    }

    private static async Task<ViewForm> FormAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        string? Of(string name) => form.TryGetValue(name, out var value) ? value.ToString() : null;
        return new(Of("list"), Of("name"), Of("filter"), Of("sort"), Of("columns"), Of("shared"), Of("first"));
    }

    private static IResult Back(SavedView view) => TypedResults.LocalRedirect(ViewTab.Of(view).State.Address("/" + view.List));

    private static IResult Unknown() => new PageRefusal(Problems.NotFound("There is no such view."));
}
