using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Shell;

namespace Perennial.App.Segments;

/// <summary>All that a segment's page shows.</summary>
public sealed record SegmentView(SegmentBook.Entry Entry, IReadOnlyList<AccountRow> Largest, IReadOnlyList<SegmentBook.Passage> Lately, IReadOnlyList<SegmentSize> Sizes, bool MayDefine)
{
    private const int Shown = 50;

    public Segment Segment => Entry.Segment;

    public static async Task<SegmentView?> OfAsync(long id, AppDb db, SegmentBook book, ProjectRevenue projection, CancellationToken cancellation)
    {
        if (await db.Segments.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellation) is not { } segment) return null;
        var today = (await projection.CurrentAsync(cancellation)).Day;
        var ask = await book.MembersAsync(db, segment, cancellation);
        var (rows, _) = await ask.PartAsync(AccountOrders.Largest, new Paging { Limit = Shown }, withCounts: false, cancellation);
        var sizes = await db.SegmentSizes.AsNoTracking().Where(s => s.SegmentId == id).OrderBy(s => s.Day).ToListAsync(cancellation);
        return new(await book.OfAsync(db, segment, cancellation), rows, await SegmentBook.LatelyAsync(db, segment, today, cancellation), MonthEnds(sizes, today), db.Viewer.May(Scopes.Lead));
    }

    /// <summary>The last known day of each month, thirteen months back.</summary>
    private static IReadOnlyList<SegmentSize> MonthEnds(List<SegmentSize> sizes, DateOnly today) =>
        [.. sizes.Where(s => s.Day > today.AddMonths(-13)).GroupBy(s => (s.Day.Year, s.Day.Month)).Select(month => month.Last())];
}
