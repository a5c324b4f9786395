using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.Core;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>A question opened for one viewer: the timeline, the accounts inside the viewer's scope and the question's slice, and their names.</summary>
public sealed class RevenueBook
{
    private readonly Func<Subject, Timeline> _timelineOf;
    private readonly IReadOnlySet<long>? _chosen;
    private readonly AccountEntry?[] _entries;
    private readonly Dictionary<Window, PeriodFigures[]> _measured = [];

    internal RevenueBook(RevenueQuestion question, Timeline timeline, IReadOnlyDictionary<long, AccountEntry> directory, Viewer viewer, IReadOnlySet<long>? chosen, Func<Subject, Timeline> timelineOf)
    {
        (Question, Timeline, _timelineOf, _chosen) = (question, timeline, timelineOf, chosen);
        _entries = [.. timeline.AccountIds.Select(id => viewer.Sees(new AccountId(id)) ? directory.GetValueOrDefault(id) : null)];
        KnowsReferrals = directory.Values.Any(a => a.IsReferred && viewer.Sees(new AccountId(a.Id)));
        Slice = Grouping.Where(timeline.AccountCount, a => _entries[a] is { } entry && IsAsked(entry, a));
    }

    public RevenueQuestion Question { get; }
    public Timeline Timeline { get; }
    public Grouping Slice { get; }
    public bool KnowsReferrals { get; }

    /// <summary>An account of the slice.</summary>
    public AccountEntry Entry(int account) => _entries[account]!;

    /// <summary>Every account that the viewer may see, with its ordinal, whatever the slice.</summary>
    public IEnumerable<(int Account, AccountEntry Entry)> InScope => _entries.Index().Where(e => e.Item is not null).Select(e => (e.Index, e.Item!));

    public int? Find(string externalId)
    {
        for (var a = 0; a < _entries.Length; a++)
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
        new(Timeline, slice ?? Slice, figures, Question.SeenDay, _timelineOf, KnowsReferrals ? IsReferred : null);

    public MetricInputs Inputs(Period period) => Inputs(Timeline.Measure(period, Slice));

    /// <summary>One metric over each of its periods.</summary>
    public IEnumerable<(Period Period, Figure Figure)> Figures(Metric metric)
    {
        var window = Question.Window ?? metric.Window;
        if (!_measured.TryGetValue(window, out var figures)) _measured[window] = figures = Timeline.Measure(Question.Periods(window), Slice)[0];
        return figures.Select(f => (f.Period, metric.Figure(Inputs(f))));
    }

    private bool IsReferred(int account) => _entries[account]?.IsReferred ?? false;

    private bool IsAsked(AccountEntry entry, int account) =>
        (_chosen is null || _chosen.Contains(entry.Id))
        && (Question.Segment is null || string.Equals(entry.Segment, Question.Segment, StringComparison.OrdinalIgnoreCase))
        && (Question.Owner is null || string.Equals(entry.Owner, Question.Owner, StringComparison.OrdinalIgnoreCase))
        && (Question.BilledIn is null || Timeline.BillingCurrencies(account).Contains(Question.BilledIn.ToUpperInvariant()));
}
