namespace Perennial.App.Signals;

/// <summary>What was said of accounts, each from its own time on.</summary>
/// <param name="known">Whose days are meant.</param>
internal sealed class AccountsSaid(KnownFacts known) : IHistory<AccountSaid>
{
    private readonly Chains<(bool IsArchived, int OnboardingSince)> _accounts = new();
    private readonly Dictionary<string, Chains<(float Number, int Day)>> _numbers = new(StringComparer.Ordinal);

    public void Take(in FactLog<AccountSaid>.Fact fact)
    {
        var (said, day, account) = (fact.Said, known.DayOf(fact.At), _accounts.Find(fact.Account));
        var before = account < 0 ? (IsArchived: false, OnboardingSince: AccountStates.NoDay) : _accounts.Newest(account);
        var now = (IsArchived: said.IsArchived ?? before.IsArchived, OnboardingSince: said.IsOnboarding switch { null => before.OnboardingSince, true => Math.Min(day, before.OnboardingSince), false => AccountStates.NoDay });
        if (now != before) _accounts.Say(fact.Account, fact.At, now);
        foreach (var (field, number) in said.Numbers ?? [])
        {
            if (!_numbers.TryGetValue(field, out var numbers)) _numbers.Add(field, numbers = new());
            if (!float.IsNaN(number) || numbers.Find(fact.Account) >= 0) numbers.Say(fact.Account, fact.At, (number, day));
        }
    }

    /// <summary>What had been said by the ends of days.</summary>
    /// <param name="accounts">Ids, ascending.</param>
    /// <param name="ends">When the days are over, in UTC microseconds.</param>
    /// <param name="fields">Names of custom fields with numbers.</param>
    /// <returns>A state for each day.</returns>
    public IReadOnlyList<AccountStates> By(long[] accounts, IReadOnlyList<long> ends, IReadOnlyList<string> fields)
    {
        List<AccountStates> found = [.. ends.Select(_ => AccountStates.None(accounts.Length, fields.Count))];
        for (var i = 0; i < accounts.Length; i++)
        {
            if (_accounts.Find(accounts[i]) is not (>= 0 and var account)) continue;
            for (var d = 0; d < ends.Count; d++)
                if (_accounts.IsSaidBy(account, ends[d], out var said)) (found[d].Archived[i], found[d].OnboardingSince[i]) = said;
        }
        foreach (var (f, field) in fields.Index())
        {
            if (!_numbers.TryGetValue(field, out var numbers)) continue;
            for (var i = 0; i < accounts.Length; i++)
            {
                if (numbers.Find(accounts[i]) is not (>= 0 and var account)) continue;
                for (var d = 0; d < ends.Count; d++)
                    if (numbers.IsSaidBy(account, ends[d], out var said)) (found[d].Numbers[f][i], found[d].SaidOn[f][i]) = said;
            }
        }
        return found;
    }
}
