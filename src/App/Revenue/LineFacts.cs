using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>Stored line facts as the ledger takes them.</summary>
internal static class LineFacts
{
    private static readonly Dictionary<string, LineKind> Kinds = new(StringComparer.Ordinal)
    {
        ["recurring"] = LineKind.Recurring,
        ["metered"] = LineKind.Metered,
        ["one_off"] = LineKind.OneOff,
        ["refund"] = LineKind.Refund,
    };

    /// <returns>The id of the last fact read, <paramref name="after"/> when there is none.</returns>
    /// <param name="store">Where they are.</param>
    /// <param name="after">The fact that was read last.</param>
    /// <param name="ledger">What takes them.</param>
    /// <param name="counted">Who is to be counted: the fact's account when not said.</param>
    public static long Load(Store store, long after, RevenueLedger ledger, Func<LineFactReader, long>? counted = null)
    {
        var currencies = new Dictionary<int, string>();
        using var facts = new LineFactReader(store, after);
        while (facts.Read())
        {
            ledger.Add(Version(facts, currencies, counted?.Invoke(facts) ?? facts.AccountId));
            after = facts.Id;
        }
        return after;
    }

    /// <summary>A whole ledger: lines, rates, and what was taken back.</summary>
    /// <param name="db">Sees everything.</param>
    /// <param name="store">Where the lines are.</param>
    /// <param name="counted">Who is to be counted.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<RevenueLedger> ReadAsync(AppDb db, Store store, Func<LineFactReader, long> counted, CancellationToken cancellation)
    {
        var ledger = new RevenueLedger();
        Load(store, 0, ledger, counted);
        await LoadRatesAsync(db, 0, ledger, cancellation);
        foreach (var source in await UndoneSource.AllAsync(db, cancellation)) ledger.Undo(source.Source, Micros.Of(source.From), Micros.Of(source.Until));
        return ledger;
    }

    /// <returns>The id of the last rate read, <paramref name="after"/> when there is none.</returns>
    public static async Task<long> LoadRatesAsync(AppDb db, long after, RevenueLedger ledger, CancellationToken cancellation)
    {
        foreach (var rate in await db.FxRateFacts.AsNoTracking().Where(r => r.Id > after).OrderBy(r => r.Id).ToListAsync(cancellation))
        {
            ledger.AddRate(rate.Day, rate.Base, rate.Quote, decimal.Parse(rate.Rate, CultureInfo.InvariantCulture), Micros.Of(rate.RecordedAt), rate.ImportId ?? 0);
            after = rate.Id;
        }
        return after;
    }

    private static LineVersion Version(LineFactReader fact, Dictionary<int, string> currencies, long counted) => new()
    {
        FactId = fact.Id,
        Account = counted,
        Line = TextKey.Of(fact.LineId),
        Subscription = TextKey.Of(fact.SubscriptionId),
        Kind = Kinds[Encoding.UTF8.GetString(fact.Kind)],
        Quantity = Number(fact.Quantity),
        UnitPrice = Number(fact.UnitPrice),
        Currency = Code(fact.Currency, currencies),
        Interval = Interval(fact.BillingInterval),
        IntervalCount = Math.Max(1, fact.IntervalCount),
        Start = DayOrInstant.Parse(fact.StartAt),
        End = Moment(fact.EndAt),
        TrialStart = Moment(fact.TrialStart),
        TrialEnd = Moment(fact.TrialEnd),
        CancelledAt = Moment(fact.CancelledAt),
        PastDueFrom = Moment(fact.PastDueFrom),
        DunningEnds = Moment(fact.DunningEnds),
        PausedFrom = Moment(fact.PausedFrom),
        PausedTo = Moment(fact.PausedTo),
        DiscountPercent = Number(fact.DiscountPercent),
        DiscountAmount = Number(fact.DiscountAmount),
        DiscountDuration = Duration(fact.DiscountDuration),
        DiscountEnd = Moment(fact.DiscountEnd),
        RecordedAt = fact.RecordedAt,
        Import = fact.ImportId,
    };

    private static DayOrInstant? Moment(ReadOnlySpan<byte> text) => text.IsEmpty ? null : DayOrInstant.Parse(text);

    private static decimal Number(ReadOnlySpan<byte> text) =>
        text.IsEmpty ? 0 : Utf8Parser.TryParse(text, out decimal number, out _) ? number : throw new FormatException($"'{Encoding.UTF8.GetString(text)}' is not a canonical number.");

    private static string Code(ReadOnlySpan<byte> text, Dictionary<int, string> known)
    {
        var key = (text[0] << 16) + (text[1] << 8) + text[2];
        if (!known.TryGetValue(key, out var code)) known.Add(key, code = Encoding.UTF8.GetString(text));
        return code;
    }

    private static BillingInterval Interval(ReadOnlySpan<byte> text) => text.IsEmpty ? BillingInterval.Month : text[0] switch
    {
        (byte)'d' => BillingInterval.Day,
        (byte)'w' => BillingInterval.Week,
        (byte)'q' => BillingInterval.Quarter,
        (byte)'y' => BillingInterval.Year,
        _ => BillingInterval.Month,
    };

    private static DiscountDuration Duration(ReadOnlySpan<byte> text) => text.IsEmpty ? DiscountDuration.None : text[0] switch
    {
        (byte)'o' => DiscountDuration.Once,
        (byte)'r' => DiscountDuration.Repeating,
        _ => DiscountDuration.Forever,
    };
}
