using System.Buffers.Text;
using Perennial.App.Import.Rows;

namespace Perennial.App.Import.Kinds;

/// <summary>What the fields of one subscription line must mean together.</summary>
internal static class LineRules
{
    /// <summary>So that sums of many lines still fit their scaled 64-bit column.</summary>
    private const decimal MostAmount = 10_000_000_000m;

    public static void Check(RowDraft row, string start, string end, string price)
    {
        var kind = row[LineSlot.Kind];
        if (kind.SequenceEqual("recurring"u8) && !row.Has(LineSlot.BillingInterval) && !row.Refused)
            row.Refuse("interval", null, "is required for a recurring line: day, week, month, quarter or year");
        if (row.Has(LineSlot.UnitPrice))
        {
            if (row[LineSlot.UnitPrice][0] == '-' && !kind.SequenceEqual("refund"u8))
                row.Refuse(price, row.Text(LineSlot.UnitPrice), "is negative, which only a line of kind refund may be");
            if (Amount(row) >= MostAmount)
                row.Refuse(price, row.Text(LineSlot.UnitPrice), "quantity times price must be below 10,000,000,000");
        }
        InOrder(row, LineSlot.StartAt, LineSlot.EndAt, end, $"lies before {start}");
        InOrder(row, LineSlot.TrialStart, LineSlot.TrialEnd, "trial_end", "lies before trial_start");
        InOrder(row, LineSlot.PausedFrom, LineSlot.PausedTo, "paused_to", "lies before paused_from");
        InOrder(row, LineSlot.PastDueFrom, LineSlot.DunningEnds, "dunning_ends", "lies before past_due_from");
    }

    private static decimal Amount(RowDraft row)
    {
        if (row[LineSlot.UnitPrice].Length + row[LineSlot.Quantity].Length <= 9) return 0;
        Utf8Parser.TryParse(row[LineSlot.UnitPrice], out decimal price, out _);
        Utf8Parser.TryParse(row[LineSlot.Quantity], out decimal quantity, out _);
        var (size, count) = ((double)Math.Abs(price), (double)quantity);
        return size * count >= 1e20 ? MostAmount : Math.Abs(price) * quantity;
    }

    /// <summary>A day and an instant cannot be compared without the zone; the ledger does that.</summary>
    private static void InOrder(RowDraft row, int first, int second, string field, string message)
    {
        if (!row.Has(first) || !row.Has(second) || row[first].Length != row[second].Length) return;
        if (row[second].SequenceCompareTo(row[first]) < 0) row.Refuse(field, row.Text(second), $"{message} ({row.Text(first)})");
    }
}
