using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Import.Fields;
using Perennial.App.Settings;

namespace Perennial.App.Import.Rows;

/// <summary>The workspace's zone, currency and custom fields, as rows are read by them.</summary>
public sealed class WorkspaceTerms(Workspace workspace, WorkspaceSettings settings)
{
    public async Task<RowContext> ContextAsync(FieldFormats formats, CancellationToken cancellation)
    {
        var options = await settings.InForceAsync(cancellation);
        return new RowContext(options.Currency, DateTimeZoneProviders.Tzdb[options.TimeZone], formats) { Customs = await CustomsAsync(cancellation) };
    }

    public async Task<CustomTypes> CustomsAsync(CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        return new CustomTypes(await db.CustomFields.AsNoTracking().ToListAsync(cancellation));
    }
}
