using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.Core;
using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Core.Voice;

namespace Perennial.App.Revenue;

/// <summary>A question opened for one viewer: the timeline, the accounts inside the viewer's scope and the question's slice, and their names.</summary>
public sealed class RevenueBook
{
    private readonly Func<Subject, Timeline> _timelineOf;
    private readonly IReadOnlySet<long>? _chosen;
    private readonly AccountEntry?[] _entries;
    private readonly Lazy<AccountEntry[]> _others;
    private readonly Dictionary<Window, PeriodFigures[]> _measured = [];
    private readonly UsageOfBook? _usage;
    private readonly Lazy<VoiceSlice?> _voice;
    private readonly bool _isWhole;
    private IReadOnlyList<long>? _askedIds;

    internal RevenueBook(RevenueQuestion question, Timeline timeline, IReadOnlyDictionary<long, AccountEntry> directory, Viewer viewer, IReadOnlySet<long>? chosen, Func<Subject, Timeline> timelineOf, IUsageAnswers? usage = null, Func<VoiceBook>? voice = null)
    {
        (Question, Timeline, _timelineOf, _chosen) = (question, timeline, timelineOf, chosen);
        _entries = [.. timeline.AccountIds.Select(id => viewer.Sees(new AccountId(id)) ? directory.GetValueOrDefault(id) : null)];
        _others = new(() =>
        {
            var named = timeline.AccountIds.ToHashSet();
            return [.. directory.Values.Where(entry => !named.Contains(entry.Id) && viewer.Sees(new AccountId(entry.Id)))];
        });
        KnowsReferrals = directory.Values.Any(a => a.IsReferred && viewer.Sees(new AccountId(a.Id)));
        Slice = Grouping.Where(timeline.AccountCount, a => _entries[a] is { } entry && IsAsked(entry, a));
        SeesEveryAccount = viewer.SeesEveryAccount;
        _voice = new(() => voice is null ? null : new VoiceSlice(voice(), Asked.Select(a => a.Entry.Id), question.Horizon));
        _isWhole = viewer.SeesEveryAccount && chosen is null && question is { Segment: null, Owner: null, BilledIn: null };
        _usage = usage is null ? null : new UsageOfBook(usage, question, () => AskedIds, () => [.. Asked.Select(a => a.Account)], account => Entry(account).Id, (account, day) => account < timeline.AccountCount && timeline.IsCustomerOn(account, day));
    }

    public RevenueQuestion Question { get; }
    public Timeline Timeline { get; }
    public Grouping Slice { get; }
    public bool KnowsReferrals { get; }

    /// <summary>The accounts of the slice; null for everything, also what belongs to no account.</summary>
    public IReadOnlyList<long>? AskedIds => _isWhole ? null : _askedIds ??= [.. Asked.Select(a => a.Entry.Id)];

    /// <summary>An account of the slice.</summary>
    public AccountEntry Entry(int account) => account < _entries.Length ? _entries[account]! : _others.Value[account - _entries.Length];

    /// <summary>Whether the viewer's accounts are all.</summary>
    public bool SeesEveryAccount { get; }

    /// <summary>Every account of the timeline that the viewer may see, with its ordinal, whatever the slice.</summary>
    public IEnumerable<(int Account, AccountEntry Entry)> InScope => _entries.Index().Where(e => e.Item is not null).Select(e => (e.Index, e.Item!));

    /// <summary>Accounts of the slice with their ordinals: also those that no revenue fact names, which come after the timeline's.</summary>
    public IEnumerable<(int Account, AccountEntry Entry)> Asked =>
        InScope.Where(a => Slice[a.Account] >= 0).Concat(_others.Value.Select((entry, i) => (Account: _entries.Length + i, Entry: entry)).Where(a => IsAsked(a.Entry, a.Account)));

    public int? Find(string externalId)
    {
        for (var a = 0; a < Timeline.AccountCount; a++)
            if (Slice[a] >= 0 && _entries[a]!.ExternalId == externalId) return a;
        return null;
    }

    /// <summary>The slice divided by a word of its accounts; accounts without one are under the empty word.</summary>
    public (IReadOnlyList<string> Words, Grouping Grouping) By(Func<AccountEntry, string?> word)
    {
        var of = new int[Timeline.AccountCount];
        var inside = Enumerable.Range(0, of.Length).Where(a => Slice[a] >= 0).ToList();
        string[] words = [.. inside.Select(a => word(Entry(a)) ?? "").Distinct().Order(StringComparer.Ordinal)];
        Array.Fill(of, -1);
        foreach (var a in inside) of[a] = Array.BinarySearch(words, word(Entry(a)) ?? "", StringComparer.Ordinal);
        return (words, new(words.Length, of));
    }

    public MetricInputs Inputs(PeriodFigures figures, Grouping? slice = null) =>
        new(Timeline, slice ?? Slice, figures, Question.SeenDay, _timelineOf, KnowsReferrals ? IsReferred : null, _usage, Voice is { } said ? (said, IdOf) : null);

    public MetricInputs Inputs(Period period) => Inputs(Timeline.Measure(period, Slice));

    /// <summary>One metric over each of its periods.</summary>
    public IEnumerable<(Period Period, Figure Figure)> Figures(Metric metric)
    {
        var window = Question.Window ?? metric.Window;
        if (!_measured.TryGetValue(window, out var figures)) _measured[window] = figures = Timeline.Measure(Question.Periods(window), Slice)[0];
        Foresee(metric, [.. figures.Select(f => f.Period)]);
        return figures.Select(f => (f.Period, metric.Figure(Inputs(f))));
    }

    /// <summary>Asks together for what a metric of engagement will need over many periods; of one of revenue nothing is needed.</summary>
    public void Foresee(Metric metric, IReadOnlyList<Period> periods)
    {
        if (metric.OfUsage is { } compute) _usage?.Foresee(compute, periods, Question.Options, null);
    }

    /// <summary>What may be read of what was done in a period by the slice; null where nothing is known of it.</summary>
    public UsageInputs? Usage(Period period) => Inputs(PeriodFigures.Nothing(period)).Usage;

    /// <summary>What the slice said and how it was served; null where nothing is known of it.</summary>
    public VoiceSlice? Voice => _voice.Value;

    /// <summary>The same of those of its accounts that are chosen.</summary>
    public VoiceSlice? VoiceOf(Func<AccountEntry, bool> chosen) => Voice is { } whole ? new(whole.Book, Asked.Where(a => chosen(a.Entry)).Select(a => a.Entry.Id), Question.Horizon) : null;

    /// <summary>The accounts behind a figure with their shares; none where there is no figure.</summary>
    public FigureRows Rows(Metric metric, Period period)
    {
        var inputs = Inputs(period);
        if (metric.OfVoice is { } said) return VoiceRows(metric, said, inputs);
        if (metric.OfUsage is not { } compute) return new([.. metric.Rows(inputs)], []);
        if (_usage is not { } used || inputs.Usage is not { Untold: null } usage) return FigureRows.None;
        try
        {
            var whole = compute(usage);
            if (whole.NoValue is not null || !used.Foresee(compute, [period], Question.Options, [.. Asked.Select(a => a.Account)])) return FigureRows.None;
            List<MetricRow> rows =
            [
                .. from asked in Asked
                   let own = inputs.For(asked.Account, asked.Account < Timeline.AccountCount ? Timeline.MeasureOne(asked.Account, [period])[0] : PeriodFigures.Nothing(period))
                   let parts = compute(own.Usage!)
                   where parts.NoValue is null && (parts.Numerator != 0 || (metric.ListsIdle && parts.Denominator is null or > 0))
                   select new MetricRow(asked.Account, parts.Numerator, parts.Denominator, own.Figures),
            ];
            var outside = _isWhole && !metric.IsOfAccounts ? compute(new UsageInputs(period, Question.Options, used, UsageOfBook.NoAccount, lastDay: Question.SeenDay)) : Parts.None("");
            return new(rows, [.. OtherShare.Of(metric, whole, rows, outside)]);
        }
        catch (RawEventsGoneException)
        {
            return FigureRows.None; // the figure says why
        }
    }

    private FigureRows VoiceRows(Metric metric, Func<VoiceInputs, Parts> compute, MetricInputs inputs)
    {
        if (Voice is not { } voice || inputs.Voice is not { Untold: null } whole || compute(whole).NoValue is not null) return FigureRows.None;
        return new(
        [
            .. from asked in Asked
               where voice.Book.Accounts.Find(asked.Entry.Id) is not null
               let figures = asked.Account < Timeline.AccountCount ? Timeline.MeasureOne(asked.Account, [inputs.Period])[0] : PeriodFigures.Nothing(inputs.Period)
               let parts = compute(inputs.For(asked.Account, figures).Voice!)
               where parts.NoValue is null && (parts.Numerator != 0 || (metric.ListsIdle && parts.Denominator is null or > 0))
               select new MetricRow(asked.Account, parts.Numerator, parts.Denominator, figures),
        ], []);
    }

    private long IdOf(int account) => Entry(account).Id;

    private bool IsReferred(int account) => _entries[account]?.IsReferred ?? false;

    private bool IsAsked(AccountEntry entry, int account) =>
        (_chosen is null || _chosen.Contains(entry.Id))
        && (Question.Segment is null || string.Equals(entry.Segment, Question.Segment, StringComparison.OrdinalIgnoreCase))
        && (Question.Owner is null || string.Equals(entry.Owner, Question.Owner, StringComparison.OrdinalIgnoreCase))
        && (Question.BilledIn is null || (account < Timeline.AccountCount && Timeline.BillingCurrencies(account).Contains(Question.BilledIn.ToUpperInvariant())));
}
