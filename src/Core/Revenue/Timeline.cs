using Perennial.Core.Options;

namespace Perennial.Core.Revenue;

/// <summary>
/// Every account's revenue as day-net steps, in the reporting currency, under one set of options and as known at one moment.
/// Immutable; made by <see cref="RevenueLedger.At"/>. Accounts are addressed by ordinal (<see cref="AccountIds"/>).
/// </summary>
public sealed partial class Timeline
{
    internal Timeline(TimelineRules rules, FxTable fx) => (Rules, Fx) = (rules, fx);

    internal TimelineRules Rules { get; }
    internal FxTable Fx { get; }
    /// <summary>CSR offsets into the step columns; one more than there are accounts.</summary>
    internal int[] First { get; init; } = [];
    internal int[] Day { get; init; } = [];
    /// <summary>Total after the step in the reporting currency, at the step's own day's rate.</summary>
    internal long[] After { get; init; } = [];
    internal long[] Move { get; init; } = [];
    internal StepKind[] Kind { get; init; } = [];
    internal EndReason[] Reason { get; init; } = [];
    /// <summary>Amounts in billing currencies, for the accounts that do not bill in the reporting one alone.</summary>
    internal Dictionary<int, ForeignSeries> Foreign { get; init; } = [];
    /// <summary>Accounts whose revenue cannot be stated on some days.</summary>
    internal Dictionary<int, Unpriced> Unpriced { get; init; } = [];
    /// <summary>No amount or move of a step is further from 0.</summary>
    internal long Largest { get; init; }
    /// <summary>Whether any line names an account, paid or not.</summary>
    internal bool[] Named { get; init; } = [];

    /// <summary>Whether any line says a discount.</summary>
    public bool KnowsDiscounts { get; init; }
    internal Trial[] TrialList { get; init; } = [];
    internal CancelledAmount[] CancelledList { get; init; } = [];

    /// <summary>Account ids by ordinal.</summary>
    public required IReadOnlyList<long> AccountIds { get; init; }
    public required WorkspaceOptions Options { get; init; }
    public string Currency => Rules.Currency;
    public int AccountCount => First.Length - 1;

    /// <summary>The same timeline under other options when they shape no day differently, else null.</summary>
    public Timeline? Under(WorkspaceOptions options) => ReferenceEquals(options, Options) ? this : TimelineRules.Of(options, Rules.Subject) != Rules ? null : new(Rules, Fx)
    {
        First = First,
        Day = Day,
        After = After,
        Move = Move,
        Kind = Kind,
        Reason = Reason,
        Foreign = Foreign,
        Unpriced = Unpriced,
        Largest = Largest,
        Named = Named,
        KnowsDiscounts = KnowsDiscounts,
        TrialList = TrialList,
        CancelledList = CancelledList,
        AccountIds = AccountIds,
        Options = options,
    };

    /// <summary>The currencies that an account is billed in, by the lines that ever counted.</summary>
    public IReadOnlyList<string> BillingCurrencies(int account) => Foreign.TryGetValue(account, out var foreign)
        ? [.. foreign.Currencies.Select(c => Fx.Names[c])]
        : First[account] < First[account + 1] ? [Currency] : [];

    /// <summary>Why an account's revenue cannot be stated on some days, null when it always can.</summary>
    public string? UnpricedReason(int account) => Unpriced.TryGetValue(account, out var unpriced) ? unpriced.Reason : null;

    /// <summary>Revenue of an account at the end of a local day, 1e-8 units of the reporting currency, at that day's rate.</summary>
    public long AmountOn(int account, DateOnly day) => AmountOn(account, day.DayNumber, day.DayNumber);

    /// <summary>The same at another day's rate: a movement compares the day before at its own day's rate.</summary>
    public long AmountOn(int account, DateOnly day, DateOnly rateDay) => AmountOn(account, day.DayNumber, rateDay.DayNumber);

    internal long AmountOn(int account, int day, int rateDay)
    {
        if (Foreign.TryGetValue(account, out var foreign)) return foreign.Total(foreign.IndexOn(day), Fx, rateDay);
        var step = StepOn(account, day);
        return step < 0 ? 0 : After[step];
    }

    public bool IsCustomerOn(int account, DateOnly day)
    {
        var step = StepOn(account, day.DayNumber);
        return step >= 0 && (Kind[step] & StepKind.Customer) != 0;
    }

    /// <summary>The last step on or before a day, -1 for none.</summary>
    internal int StepOn(int account, int day)
    {
        var (low, high) = (First[account], First[account + 1]);
        var at = Array.BinarySearch(Day, low, high - low, day);
        if (at < 0) at = ~at - 1;
        return at < low ? -1 : at;
    }
}
