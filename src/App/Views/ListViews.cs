using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;

namespace Perennial.App.Views;

/// <summary>The tabs over one list for one viewer, and which of them is shown.</summary>
/// <param name="Tabs">Standing ones first, then the shared, then the person's own.</param>
/// <param name="First">The one that the list opens with; null for the first tab.</param>
public sealed record ListViews(IReadOnlyList<ViewTab> Tabs, ViewTab? First)
{
    public static async Task<ListViews> OfAsync(AppDb db, string list, IReadOnlyList<ViewTab> standing, CancellationToken cancellation)
    {
        var person = db.Viewer.PersonId;
        var saved = await db.SavedViews.AsNoTracking().Where(v => v.List == list).OrderBy(v => v.PersonId != null).ThenBy(v => v.Place).ThenBy(v => v.Id).ToListAsync(cancellation);
        var first = saved.Count == 0 ? null : await db.FirstViews.Where(f => f.PersonId == person && f.List == list).Select(f => (long?)f.ViewId).FirstOrDefaultAsync(cancellation);
        ViewTab[] tabs = [.. standing, .. saved.Select(ViewTab.Of)];
        return new(tabs, tabs.FirstOrDefault(tab => tab.Saved is { } view && view.Id == first));
    }

    public ViewTab? Find(string? key) => key is null ? null : Tabs.FirstOrDefault(tab => tab.Key == key);

    /// <summary>The tab that the list began with, or else one that shows the same.</summary>
    public ViewTab? Of(ListState state) => Find(state.View) ?? Tabs.FirstOrDefault(tab => tab.State.Shows(state));

    /// <summary>The address that says all of what is shown: of a view that was named alone, or of the one that the list opens with. Null where it is said already.</summary>
    public string? Elsewhere(string path, ListState state, IQueryCollection query)
    {
        if (query.ContainsKey("filter") || query.ContainsKey("sort") || query.ContainsKey("col") || query.ContainsKey("cursor")) return null;
        if (!query.ContainsKey("view")) return First?.State.Address(path);
        return Find(state.View) is { } tab && !tab.State.Shows(new("", null, [], null)) ? tab.State.Address(path) : null;
    }
}
