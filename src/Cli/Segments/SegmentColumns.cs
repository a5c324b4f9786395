using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Segments;

internal static class SegmentColumns
{
    public static readonly Column<SegmentSummary>[] All =
    [
        Column<SegmentSummary>.Whole("id", s => s.Id), new("name", s => s.Name), Column<SegmentSummary>.Whole("accounts", s => s.Accounts), Column<SegmentSummary>.Number("mrr", s => s.Mrr),
        new("currency", s => s.Currency), new("filter", s => s.Filter), new("description", s => s.Description), new("made_by", s => s.MadeBy),
    ];
}
