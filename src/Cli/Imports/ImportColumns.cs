using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Imports;

internal static class ImportColumns
{
    public static readonly Column<Import>[] All =
    [
        Column<Import>.Whole("id", i => i.Id),
        new("kind", i => i.Kind),
        new("file", i => i.FileName),
        new("status", i => i.Status, i => i.DryRun ? i.Status + " (dry run)" : i.Status),
        new("dry_run", i => i.DryRun) { OnlyCsv = true },
        Column<Import>.Whole("new", i => i.Counts.New),
        Column<Import>.Whole("changed", i => i.Counts.Changed),
        Column<Import>.Whole("unchanged", i => i.Counts.Unchanged),
        Column<Import>.Whole("refused", i => i.Counts.Refused),
        new("created_at", i => i.CreatedAt),
        new("by", i => i.By),
        new("error", i => i.Error) { OnlyCsv = true },
    ];
}
