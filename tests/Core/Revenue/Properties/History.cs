using System.Globalization;
using System.Text;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.Tests.Core.Revenue.Properties;

/// <summary>Facts in the order they are given to a ledger, and the options to read them under. Written out whole when a property fails.</summary>
internal sealed record History(IReadOnlyList<LineFact> Lines, IReadOnlyList<RateFact> Rates, IReadOnlyList<UndoneImport> Undone, IReadOnlyDictionary<string, string> Chosen)
{
    public WorkspaceOptions Options => Chosen.Aggregate(WorkspaceOptions.Default, (options, o) => options.With(o.Key, o.Value));

    public RevenueLedger Ledger()
    {
        var ledger = new RevenueLedger();
        foreach (var fact in Lines) ledger.Add(fact.Version);
        foreach (var rate in Rates) ledger.AddRate(rate.Day, rate.Base, rate.Quote, rate.Rate, rate.Recorded, rate.Import);
        foreach (var undone in Undone) ledger.Undo(undone.Import, undone.Started, undone.At);
        return ledger;
    }

    public Timeline Timeline(long knownAt = RevenueLedger.Now) => Ledger().At(Options, knownAt);

    public History With(string option, string value) => this with { Chosen = new Dictionary<string, string>(Chosen) { [option] = value } };

    /// <summary>Every history that is smaller by one fact or one option.</summary>
    public IEnumerable<History> Smaller()
    {
        for (var i = 0; i < Lines.Count; i++) yield return this with { Lines = Without(Lines, i) };
        for (var i = 0; i < Rates.Count; i++) yield return this with { Rates = Without(Rates, i) };
        for (var i = 0; i < Undone.Count; i++) yield return this with { Undone = Without(Undone, i) };
        foreach (var name in Chosen.Keys) yield return this with { Chosen = Chosen.Where(o => o.Key != name).ToDictionary() };
        for (var i = 0; i < Lines.Count; i++)
            foreach (var simpler in Lines[i].Simpler()) yield return this with { Lines = [.. Lines.Take(i), simpler, .. Lines.Skip(i + 1)] };
    }

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine().AppendJoin(' ', Chosen.Select(o => $"{o.Key}={o.Value}")).AppendLine();
        foreach (var fact in Lines) text.AppendLine(CultureInfo.InvariantCulture, $"  {fact}");
        foreach (var rate in Rates) text.AppendLine(CultureInfo.InvariantCulture, $"  {rate}");
        foreach (var undone in Undone) text.AppendLine(CultureInfo.InvariantCulture, $"  {undone}");
        return text.ToString();
    }

    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> list, int index) => [.. list.Where((_, i) => i != index)];
}

internal sealed record RateFact(DateOnly Day, string Base, string Quote, decimal Rate, long Recorded, long Import);

internal sealed record UndoneImport(long Import, long Started, long At);

/// <summary>A subscription line version in the words of the import file.</summary>
internal sealed record LineFact(long Id, long Account, string Line, string Subscription, LineKind Kind, decimal Quantity, decimal Price, string Currency, BillingInterval Interval, int Count, DayOrInstant Start, long Recorded, long Import)
{
    public DayOrInstant? End { get; init; }
    public DayOrInstant? TrialStart { get; init; }
    public DayOrInstant? TrialEnd { get; init; }
    public DayOrInstant? Cancelled { get; init; }
    public DayOrInstant? PastDue { get; init; }
    public DayOrInstant? DunningEnds { get; init; }
    public DayOrInstant? PausedFrom { get; init; }
    public DayOrInstant? PausedTo { get; init; }
    public decimal Percent { get; init; }
    public decimal AmountOff { get; init; }
    public DiscountDuration Discount { get; init; }
    public DayOrInstant? DiscountEnd { get; init; }

    public LineVersion Version => new()
    {
        FactId = Id,
        Account = Account,
        Line = TextKey.Of(Line),
        Subscription = TextKey.Of(Subscription),
        Kind = Kind,
        Quantity = Quantity,
        UnitPrice = Price,
        Currency = Currency,
        Interval = Interval,
        IntervalCount = Count,
        Start = Start,
        End = End,
        TrialStart = TrialStart,
        TrialEnd = TrialEnd,
        CancelledAt = Cancelled,
        PastDueFrom = PastDue,
        DunningEnds = DunningEnds,
        PausedFrom = PausedFrom,
        PausedTo = PausedTo,
        DiscountPercent = Percent,
        DiscountAmount = AmountOff,
        DiscountDuration = Discount,
        DiscountEnd = DiscountEnd,
        RecordedAt = Recorded,
        Import = Import,
    };

    public IEnumerable<LineFact> Simpler()
    {
        if (TrialStart is not null || TrialEnd is not null) yield return this with { TrialStart = null, TrialEnd = null };
        if (Cancelled is not null) yield return this with { Cancelled = null };
        if (PastDue is not null || DunningEnds is not null) yield return this with { PastDue = null, DunningEnds = null };
        if (PausedFrom is not null || PausedTo is not null) yield return this with { PausedFrom = null, PausedTo = null };
        if (Discount != DiscountDuration.None) yield return this with { Discount = DiscountDuration.None, Percent = 0, AmountOff = 0, DiscountEnd = null };
        if (End is not null) yield return this with { End = null };
        if (Currency != "USD") yield return this with { Currency = "USD" };
    }
}
