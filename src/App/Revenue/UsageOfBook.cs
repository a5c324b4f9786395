using Perennial.Core;
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
    private readonly Dictionary<(Period, string?), UsageActivity> _whole = [];
    private readonly Dictionary<(Period, string?, int), UsageActivity> _single = [];
    private readonly HashSet<(Period, string?)> _asked = [];
    private readonly Dictionary<Period, Dictionary<long, FeatureUse>?> _features = [];
    private readonly Dictionary<Period, Dictionary<long, long>> _contacts = [];

    private IReadOnlyList<int>? _ofSlice;

    private IReadOnlyList<int> OfSlice => _ofSlice ??= ofSlice();

    private string Zone => question.Options.TimeZone;

    public UsageActivity Over(int? account, Period period) => Of(account, period, null)!.Value;

    public UsageActivity? OfFeature(int? account, Period period, string feature) => Of(account, period, feature);

    public FeatureUse? Features(int? account, Period period)
    {
        if (!_features.ContainsKey(period)) AskFeatures([period]);
        if (_features[period] is not { } use) return null;
        if (account is { } one) return use.GetValueOrDefault(idOf(one));
        return new(use.Values.Sum(u => u.Used), use.Values.Sum(u => u.Had), use.Count);
    }

    public IReadOnlySet<(int Account, DateOnly Day)> ActiveDays(IReadOnlyList<int> accounts, Period period)
    {
        var ordinals = accounts.ToDictionary(idOf);
        return ask.ActiveDays(Zone, period, [.. ordinals.Keys]).Select(d => (ordinals[d.Account], d.Day)).ToHashSet();
    }

    public long Contacts(int? account, Period period)
    {
        if (!_contacts.ContainsKey(period)) AskContacts([period]);
        var contacts = _contacts[period];
        long Of(int ordinal) => contacts.TryGetValue(idOf(ordinal), out var times) && isCustomer(ordinal, period.ClosingDay) ? times : 0;
        return account is { } one ? Of(one) : OfSlice.Sum(Of);
    }

    /// <summary>Finds out which periods a metric will ask for, and asks for them together.</summary>
    /// <returns>False where they cannot be answered: whoever asks for one of them alone is told why.</returns>
    public bool Foresee(Func<UsageInputs, Parts> compute, IReadOnlyList<Period> periods, WorkspaceOptions options, IReadOnlyList<int>? singly)
    {
        var wanted = new Wanted();
        foreach (var period in periods) compute(new UsageInputs(period, options, wanted, null));
        try
        {
            foreach (var asked in wanted.Periods.ToLookup(w => w.Feature, w => w.Period))
            {
                if (singly is not null) Single([.. asked.Where(p => !_asked.Contains((p, asked.Key)))], asked.Key, singly);
                else Whole([.. asked.Where(p => !_whole.ContainsKey((p, asked.Key)))], asked.Key);
            }
            AskFeatures([.. wanted.Features.Where(p => !_features.ContainsKey(p))]);
            AskContacts([.. wanted.Contacted.Where(p => !_contacts.ContainsKey(p))]);
            return true;
        }
        catch (RawEventsGoneException)
        {
            return false;
        }
    }

    private void AskFeatures(IReadOnlyList<Period> periods)
    {
        if (periods.Count == 0) return;
        var use = ask.Features(Zone, periods, [.. OfSlice.Select(idOf)])?.ToLookup(u => u.Key.Period, u => (u.Key.Account, u.Value));
        foreach (var period in periods) _features[period] = use?[period].ToDictionary(u => u.Account, u => u.Value);
    }

    private void AskContacts(IReadOnlyList<Period> periods)
    {
        if (periods.Count == 0) return;
        var contacts = ask.Contacts(Zone, periods).ToLookup(c => c.Key.Period, c => (c.Key.Account, c.Value));
        foreach (var period in periods) _contacts[period] = contacts[period].ToDictionary(c => c.Account, c => c.Value);
    }

    private UsageActivity? Of(int? account, Period period, string? feature)
    {
        if (account is { } one)
        {
            if (!_asked.Contains((period, feature)) && !Single([period], feature, [one])) return null;
            return _single.GetValueOrDefault((period, feature, one));
        }
        if (!_whole.ContainsKey((period, feature)) && !Whole([period], feature)) return null;
        return _whole[(period, feature)];
    }

    private bool Whole(IReadOnlyList<Period> periods, string? feature)
    {
        if (periods.Count == 0) return true;
        if (ask.ByPlace(Zone, periods, accounts()?.Select(id => (id, 0)).ToList(), feature) is not { } found) return false;
        foreach (var period in periods) _whole[(period, feature)] = found.GetValueOrDefault((period, 0));
        return true;
    }

    private bool Single(IReadOnlyList<Period> periods, string? feature, IReadOnlyList<int> ordinals)
    {
        if (periods.Count == 0) return true;
        if (ask.ByPlace(Zone, periods, [.. ordinals.Select(a => (idOf(a), a))], feature) is not { } found) return false;
        foreach (var ((period, place), activity) in found) _single[(period, feature, place)] = activity;
        if (ordinals.Count > 1) _asked.UnionWith(periods.Select(p => (p, feature)));
        return true;
    }

    /// <summary>Notes what is asked for.</summary>
    private sealed class Wanted : IUsageOfSlice
    {
        public HashSet<(Period Period, string? Feature)> Periods { get; } = [];
        public HashSet<Period> Features { get; } = [];
        public HashSet<Period> Contacted { get; } = [];

        public UsageActivity Over(int? account, Period period)
        {
            Periods.Add((period, null));
            return UsageActivity.None;
        }

        public UsageActivity? OfFeature(int? account, Period period, string feature)
        {
            Periods.Add((period, feature));
            return UsageActivity.None;
        }

        FeatureUse? IUsageOfSlice.Features(int? account, Period period)
        {
            Features.Add(period);
            return null;
        }

        public IReadOnlySet<(int Account, DateOnly Day)> ActiveDays(IReadOnlyList<int> accounts, Period period) => new HashSet<(int, DateOnly)>();

        public long Contacts(int? account, Period period)
        {
            Contacted.Add(period);
            return 0;
        }
    }
}
