using NodaTime;
using Perennial.App.Import.Fields;
using Perennial.App.Settings;

namespace Perennial.App.Import.Rows;

/// <summary>The workspace's zone and currency, as rows are read by them.</summary>
public sealed class WorkspaceTerms(WorkspaceSettings settings)
{
    public async Task<RowContext> ContextAsync(FieldFormats formats, CancellationToken cancellation)
    {
        var options = await settings.InForceAsync(cancellation);
        return new RowContext(options.Currency, DateTimeZoneProviders.Tzdb[options.TimeZone], formats);
    }
}
