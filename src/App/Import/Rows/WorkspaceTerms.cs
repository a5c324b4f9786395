using NodaTime;
using Perennial.App.Database;

namespace Perennial.App.Import;

/// <summary>The workspace's zone and currency, as rows are read by them.</summary>
internal static class WorkspaceTerms
{
    public static Task<RowContext> ContextAsync(Workspace workspace, FieldFormats formats, CancellationToken cancellation)
    {
        _ = workspace;
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(new RowContext("USD", DateTimeZone.Utc, formats));
    }
}
