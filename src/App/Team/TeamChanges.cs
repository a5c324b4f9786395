using System.Text.Json;
using Perennial.App.Access;
using Perennial.App.Database.Bulk;
using Perennial.App.Import;
using Perennial.App.Import.Kinds;
using Perennial.App.Shell;

namespace Perennial.App.Team;

/// <summary>Writes who looks after accounts, as one change that can be taken back whole.</summary>
public sealed class TeamChanges(BulkRows rows, Viewer viewer)
{
    /// <param name="teams">What each account's team becomes.</param>
    /// <param name="words">What people will call it.</param>
    /// <param name="note">Stands on the timeline of each account whose owner changes.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The change's number; null when nothing was changed.</returns>
    public async Task<long?> WriteAsync(IReadOnlyList<TeamOf> teams, string words, string? note, CancellationToken cancellation)
    {
        if (teams.Count == 0) return null;
        var items = teams.Select((team, index) => (index, Fields(team))).ToList();
        var result = await rows.WriteAsync(ImportKinds.Find("accounts")!, new JsonItems<Dictionary<string, JsonElement>>(items, []), new ChangeNote(viewer, words) { Text = note }, cancellation);
        return result.ChangeId;
    }

    private static Dictionary<string, JsonElement> Fields(TeamOf team) => new(StringComparer.Ordinal)
    {
        ["accountId"] = JsonSerializer.SerializeToElement(team.ExternalId),
        ["ownerEmail"] = JsonSerializer.SerializeToElement(team.Owner),
        ["coOwners"] = JsonSerializer.SerializeToElement(team.CoOwners),
    };
}
