using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Shell;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>The book by health, of the accounts that the viewer sees.</summary>
internal static class HealthPages
{
    private const int Week = 7;

    public static void Map(IEndpointRouteBuilder app) => app.MapGroup("/health").RequireScope(Scopes.Read).MapGet("", Show);

    private static async Task<IResult> Show(string? filter, string? score, HttpContext http, AppDb db, HealthScores scores, ScorecardBook cards, HealthList list, HealthMovement movement, AccountFilters filters, CancellationToken cancellation)
    {
        if (FilterAddress.Joined(http.Request) is { } address) return TypedResults.LocalRedirect(address);
        var today = (await scores.CurrentAsync(cancellation)).Day;
        var inForce = cards.InForce(today);
        var key = score is { Length: > 0 } && inForce.Scores.Contains(score, StringComparer.Ordinal) ? score : inForce.Scores[0];
        var (ask, error) = await filters.OpenAsync(db, filter, cancellation);
        var rows = ask is null ? [] : await list.ReadAsync(db, filter, key, null, cancellation);
        var moved = rows.Count == 0 ? [] : await movement.SinceAsync(db, rows, key, today.AddDays(-Week), cancellation);
        var since = today.AddDays(-Week);
        return new RazorComponentResult<HealthPage>(new
        {
            View = new HealthView(key, [.. inForce.Scores.Select(s => (s, inForce.Of(s)[^1].Sheet.Card.Name))], rows, moved, today.AddDays(-Week), await db.HealthSnapshots.AnyAsync(s => s.Score == key && s.Day <= since, cancellation), today, inForce.Of(key)[^1].Sheet.Card.Bands, ask?.Filter, error, filter?.Trim() ?? "", ask?.Currency ?? ""),
        });
    }
}
