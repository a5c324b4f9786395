using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.Client;

namespace Perennial.App.Risk;

/// <summary>Keeps what the model was and how good it was, a version a day, so that what was said then can be read later.</summary>
public sealed class RiskVersions(Workspace workspace, TimeProvider clock)
{
    private const int Most = 730;

    /// <summary>Keeps the first fit of a day.</summary>
    public async Task KeepAsync(RiskAsOf risk, CancellationToken cancellation)
    {
        if (risk.Fit is null) return;
        await using var db = workspace.OpenFor(Viewer.System);
        if (await db.RiskVersions.AnyAsync(v => v.Day == risk.Day, cancellation)) return;
        db.Add(new RiskVersion
        {
            Day = risk.Day,
            RecordedAt = clock.GetUtcNow(),
            Model = JsonSerializer.Serialize(risk.Fit, ApiJson.Options),
            Grade = JsonSerializer.Serialize(RiskAnswers.Rows(risk.Grades), ContractJson.Default.IReadOnlyListRiskGradeRow),
        });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The latest first.</summary>
    public static async Task<IReadOnlyList<(DateOnly Day, IReadOnlyList<RiskGradeRow> Grade)>> ReadAsync(AppDb db, CancellationToken cancellation)
    {
        var rows = await db.RiskVersions.AsNoTracking().OrderByDescending(v => v.Day).Take(Most).Select(v => new { v.Day, v.Grade }).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Day, JsonSerializer.Deserialize(row.Grade, ContractJson.Default.IReadOnlyListRiskGradeRow)!))];
    }
}
