namespace Perennial.Core.Revenue;

/// <summary>All line versions ever recorded, as columns. Appended to, never changed; a version of a line or account is found by walking its chain.</summary>
internal sealed class Versions
{
    public const int NoDay = int.MaxValue;
    /// <summary>An amount that cannot be held: whoever reads it must refuse its account.</summary>
    public const long Beyond = long.MinValue;
    private readonly Dictionary<long, int> _accountOf = [];
    private readonly Dictionary<TextKey, int> _lineOf = [];
    private readonly Dictionary<TextKey, int> _subscriptionOf = [];
    private readonly Dictionary<string, short> _currencyOf = new(StringComparer.Ordinal);

    public Column<long> FactId = new();
    public Column<int> Account = new();
    public Column<int> Line = new();
    public Column<int> Subscription = new();
    public Column<byte> Kind = new();
    public Column<short> Currency = new();
    /// <summary>Monthly amount before discount, 1e-8.</summary>
    public Column<long> Gross = new();
    public Column<long> Quantity = new();
    public Column<int> Start = new();
    public Column<int> End = new();
    public Column<long> RecordedAt = new();
    public Column<int> Import = new();
    /// <summary>Index into <see cref="Terms"/>, -1 for a plain version.</summary>
    public Column<int> Term = new();
    public Column<int> NextOfAccount = new();
    public Column<int> NextOfLine = new();

    public List<Terms> Terms { get; } = [];
    /// <summary>Instants that stand in a day column as their negative index less one.</summary>
    public List<long> Instants { get; } = [];
    public List<string> Currencies { get; } = [];
    public List<long> AccountIds { get; } = [];
    public List<int> HeadOfAccount { get; } = [];
    public List<int> HeadOfLine { get; } = [];
    /// <summary>True where a line has versions under more than one account.</summary>
    public List<bool> LineIsShared { get; } = [];
    public List<long> Imports { get; } = [];
    private readonly Dictionary<long, int> _importOf = [];

    public int Count => FactId.Count;
    public int SubscriptionCount => _subscriptionOf.Count;

    public int? AccountOrdinal(long id) => _accountOf.TryGetValue(id, out var ordinal) ? ordinal : null;

    public int EnsureAccount(long id)
    {
        if (_accountOf.TryGetValue(id, out var ordinal)) return ordinal;
        ordinal = AccountIds.Count;
        _accountOf.Add(id, ordinal);
        AccountIds.Add(id);
        HeadOfAccount.Add(-1);
        return ordinal;
    }

    public int Add(in LineVersion v)
    {
        var index = FactId.Count;
        var account = EnsureAccount(v.Account);
        var line = LineOrdinal(v.Line);
        FactId.Add(v.FactId);
        Account.Add(account);
        Line.Add(line);
        Subscription.Add(Ordinal(_subscriptionOf, v.Subscription));
        Kind.Add((byte)v.Kind);
        Currency.Add(CurrencyOrdinal(v.Currency));
        Gross.Add(v.Kind is LineKind.Recurring or LineKind.Metered ? Monthly(v, 0, 0) : 0);
        Quantity.Add(v.Quantity < 90_000_000_000m ? (long)(v.Quantity * 100_000_000m) : Beyond);
        Start.Add(Day(v.Start));
        End.Add(Day(v.End));
        RecordedAt.Add(v.RecordedAt);
        Import.Add(ImportOrdinal(v.Import));
        Term.Add(TermOf(v));
        NextOfAccount.Add(HeadOfAccount[account]);
        HeadOfAccount[account] = index;
        NextOfLine.Add(HeadOfLine[line]);
        if (HeadOfLine[line] is var other and >= 0 && Account[other] != account) LineIsShared[line] = true;
        HeadOfLine[line] = index;
        return index;
    }

    public short CurrencyOrdinal(string code)
    {
        if (_currencyOf.TryGetValue(code, out var ordinal)) return ordinal;
        ordinal = (short)Currencies.Count;
        _currencyOf.Add(code, ordinal);
        Currencies.Add(code);
        return ordinal;
    }

    public int ImportOrdinal(long import)
    {
        if (_importOf.TryGetValue(import, out var ordinal)) return ordinal;
        ordinal = Imports.Count;
        _importOf.Add(import, ordinal);
        Imports.Add(import);
        return ordinal;
    }

    private int LineOrdinal(TextKey line)
    {
        if (_lineOf.TryGetValue(line, out var ordinal)) return ordinal;
        ordinal = HeadOfLine.Count;
        _lineOf.Add(line, ordinal);
        HeadOfLine.Add(-1);
        LineIsShared.Add(false);
        return ordinal;
    }

    private static int Ordinal(Dictionary<TextKey, int> of, TextKey key)
    {
        if (!of.TryGetValue(key, out var ordinal)) of.Add(key, ordinal = of.Count);
        return ordinal;
    }

    private int Day(DayOrInstant? when)
    {
        if (when is not { } given) return NoDay;
        if (!given.IsInstant) return given.DayNumber;
        Instants.Add(given.Micros);
        return -Instants.Count;
    }

    private static long Monthly(in LineVersion v, decimal percentOff, decimal amountOff)
    {
        try
        {
            return Normalisation.MonthlyE8(v.Quantity, v.UnitPrice, v.Interval, v.IntervalCount, percentOff, amountOff);
        }
        catch (OverflowException)
        {
            return Beyond;
        }
    }

    private int TermOf(in LineVersion v)
    {
        var discounted = v.DiscountDuration != DiscountDuration.None && (v.DiscountPercent != 0 || v.DiscountAmount != 0);
        var plain = !discounted && v.TrialStart is null && v.TrialEnd is null && v.CancelledAt is null && v.PastDueFrom is null && v.DunningEnds is null && v.PausedFrom is null && v.PausedTo is null;
        if (plain) return -1;
        Terms.Add(new Terms
        {
            TrialStart = Day(v.TrialStart),
            TrialEnd = Day(v.TrialEnd),
            CancelledAt = Day(v.CancelledAt),
            PastDueFrom = Day(v.PastDueFrom),
            DunningEnds = Day(v.DunningEnds),
            PausedFrom = Day(v.PausedFrom),
            PausedTo = Day(v.PausedTo),
            Discount = discounted ? v.DiscountDuration : DiscountDuration.None,
            DiscountEnd = Day(v.DiscountEnd),
            Discounted = discounted && v.Kind is LineKind.Recurring or LineKind.Metered
                ? Monthly(v, v.DiscountPercent, v.DiscountAmount) : 0,
            Interval = v.Interval,
            IntervalCount = v.IntervalCount,
        });
        return Terms.Count - 1;
    }
}
