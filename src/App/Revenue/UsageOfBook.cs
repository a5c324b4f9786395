using Perennial.Core.Engagement;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>What the slice of a book and each of its accounts did, asked for once a period.</summary>
/// <param name="ask">Who knows.</param>
/// <param name="question">The book's.</param>
/// <param name="accounts">The slice; null for everything.</param>
/// <param name="ofSlice">Ordinals of the slice, or of everything.</param>
/// <param name="idOf">Of an ordinal.</param>
/// <param name="isCustomer">Whether an ordinal is a customer on a day.</param>
internal sealed class UsageOfBook(IUsageAnswers ask, RevenueQuestion question, Func<IReadOnlyList<long>?> accounts, Func<IReadOnlyList<int>> ofSlice, Func<int, long> idOf, Func<int, DateOnly, bool> isCustomer) : IUsageOfSlice
{
    /// <summary>The ordinal of what belongs to no known account.</summary>
    public const int NoAccount = -1;

    private readonly Dictionary<(string? Feature, bool WithAmounts), KeptAnswers<Period, UsageActivity>> _activity = [];
    private readonly Dictionary<Period, UsageActivity> _together = [];
    private readonly Dictionary<(Period, string?), Dictionary<long, FeatureUse>?> _features = [];
    private readonly Dictionary<Period, Dictionary<long, long>> _contacts = [];
    private readonly Dictionary<Period, (HashSet<int> Accounts, HashSet<(int, DateOnly)> Days)> _days = [];

    private KeptAnswers<(Period, Period), Lifecycle>? _lifecycles;
    private KeptAnswers<(Period, Period), CohortUse>? _cohorts;
    private KeptAnswers<(Period, FunnelSteps), IReadOnlyList<long>>? _funnels;
    private IReadOnlyList<int>? _ofSlice;

    private IReadOnlyList<int> OfSlice => _ofSlice ??= ofSlice();

    private KeptAnswers<(Period, Period), Lifecycle> Lifecycles => _lifecycles ??= new((keys, places) => ask.Lifecycles(question.Options, keys, places), accounts, IdOf);

    private KeptAnswers<(Period, Period), CohortUse> Cohorts => _cohorts ??= new((keys, places) => ask.Cohorts(question.Options, keys, places), accounts, IdOf);

    private KeptAnswers<(Period, FunnelSteps), IReadOnlyList<long>> Funnels => _funnels ??= new((keys, places) => ask.Funnels(question.Options, keys, places), accounts, IdOf);

    public string? Untold => question.UntoldUse;

    public UsageActivity Over(int? account, Period period, bool withAmounts = false) => Activity((null, withAmounts)).Find(account, period, out var done) ? done : default;

    public UsageActivity Together(IReadOnlyList<int> accounts, Period period)
    {
        if (!_together.TryGetValue(period, out var done)) _together[period] = done = ask.ByPlace(question.Options, [period], [.. accounts.Select(a => (idOf(a), 0))], null, withAmounts: false)!.GetValueOrDefault((period, 0));
        return done;
    }

    public UsageActivity? OfFeature(int? account, Period period, string feature) => Activity((feature, false)).Find(account, period, out var done) ? done : null;

    public FeatureUse? Features(int? account, Period period, string? feature)
    {
        AskFeatures([period], feature);
        if (_features[(period, feature)] is not { } use) return null;
        if (account is { } one) return use.GetValueOrDefault(idOf(one));
        return new(use.Values.Sum(u => u.Used), use.Values.Sum(u => u.Had), use.Count, use.Values.Sum(u => u.Using));
    }

    public Lifecycle Lifecycle(int? account, Period before, Period period) => Lifecycles.Find(account, (before, period), out var users) ? users : default;

    public CohortUse Cohort(int? account, Period cohort, Period period) => Cohorts.Find(account, (cohort, period), out var use) ? use : default;

    public IReadOnlyList<long> Funnel(int? account, Period period, FunnelSteps steps) => Funnels.Find(account, (period, steps), out var people) && people is not null ? people : new long[steps.Names.Count];

    public IReadOnlySet<(int Account, DateOnly Day)> ActiveDays(IReadOnlyList<int> accounts, Period period)
    {
        if (_days.TryGetValue(period, out var kept) && accounts.All(kept.Accounts.Contains)) return kept.Days;
        var ordinals = accounts.ToDictionary(idOf);
        var days = ask.ActiveDays(question.Options, period, [.. ordinals.Keys]).Select(d => (ordinals[d.Account], d.Day)).ToHashSet();
        _days[period] = ([.. accounts], days);
        return days;
    }

    public long Contacts(int? account, Period period)
    {
        AskContacts([period]);
        var contacts = _contacts[period];
        long Of(int ordinal) => contacts.TryGetValue(idOf(ordinal), out var times) && isCustomer(ordinal, period.ClosingDay) ? times : 0;
        return account is { } one ? Of(one) : OfSlice.Sum(Of);
    }

    /// <summary>Finds out which periods a metric will ask for, and asks for them together.</summary>
    /// <returns>False where they cannot be answered: whoever asks for one of them alone is told why.</returns>
    public bool Foresee(Func<UsageInputs, Core.Parts> compute, IReadOnlyList<Period> periods, WorkspaceOptions options, IReadOnlyList<int>? singly)
    {
        if (Untold is not null) return false;
        var wanted = new WantedUsage();
        foreach (var inputs in periods.Select(period => new UsageInputs(period, options, wanted, null, lastDay: question.SeenDay)).Where(inputs => inputs.Untold is null)) compute(inputs);
        try
        {
            foreach (var asked in wanted.Periods.ToLookup(w => w.Of, w => w.Period)) Ask(Activity(asked.Key), asked, singly);
            Ask(Lifecycles, wanted.Lifecycles, singly);
            Ask(Cohorts, wanted.Cohorts, singly);
            Ask(Funnels, wanted.Funnels, singly);
            foreach (var asked in wanted.Features.ToLookup(w => w.Feature, w => w.Period)) AskFeatures([.. asked], asked.Key);
            AskContacts([.. wanted.Contacted]);
            return true;
        }
        catch (RawEventsGoneException)
        {
            return false;
        }
    }

    private static void Ask<TKey, T>(KeptAnswers<TKey, T> of, IEnumerable<TKey> keys, IReadOnlyList<int>? singly) where TKey : notnull
    {
        if (singly is null) of.Whole(keys);
        else of.Each(keys, singly);
    }

    private void AskFeatures(IReadOnlyList<Period> periods, string? feature)
    {
        List<Period> unknown = [.. periods.Where(p => !_features.ContainsKey((p, feature)))];
        if (unknown.Count == 0) return;
        var use = ask.Features(question.Options, unknown, [.. OfSlice.Select(idOf)], feature)?.ToLookup(u => u.Key.Period, u => (u.Key.Account, u.Value));
        foreach (var period in unknown) _features[(period, feature)] = use?[period].ToDictionary(u => u.Account, u => u.Value);
    }

    private void AskContacts(IReadOnlyList<Period> periods)
    {
        List<Period> unknown = [.. periods.Where(p => !_contacts.ContainsKey(p))];
        if (unknown.Count == 0) return;
        var contacts = ask.Contacts(question.Options, unknown).ToLookup(c => c.Key.Period, c => (c.Key.Account, c.Value));
        foreach (var period in unknown) _contacts[period] = contacts[period].ToDictionary(c => c.Account, c => c.Value);
    }

    private KeptAnswers<Period, UsageActivity> Activity((string? Feature, bool WithAmounts) of)
    {
        if (!_activity.TryGetValue(of, out var kept)) _activity[of] = kept = new((periods, places) => ask.ByPlace(question.Options, periods, places, of.Feature, of.WithAmounts), accounts, IdOf);
        return kept;
    }

    private long IdOf(int ordinal) => ordinal == NoAccount ? IUsageAnswers.NoAccount : idOf(ordinal);
}
