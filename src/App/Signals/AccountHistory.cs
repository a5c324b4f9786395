namespace Perennial.App.Signals;

/// <summary>What had been said of accounts by the ends of days, each fact from its own time on.</summary>
internal static class AccountHistory
{
    /// <param name="facts">Of everybody, in the order in which they hold.</param>
    /// <param name="known">Which of them count.</param>
    /// <param name="accounts">Ids, ascending.</param>
    /// <param name="ends">When the days are over, in UTC microseconds and in order.</param>
    /// <param name="fields">Names of custom fields with numbers.</param>
    /// <returns>A state for each day.</returns>
    public static IReadOnlyList<AccountStates> Of(ReadOnlySpan<FactLog<AccountSaid>.Fact> facts, KnownFacts known, long[] accounts, IReadOnlyList<long> ends, IReadOnlyList<string> fields)
    {
        var (now, found) = (AccountStates.None(accounts.Length, fields.Count), new List<AccountStates>(ends.Count));
        foreach (ref readonly var fact in facts)
        {
            while (found.Count < ends.Count && fact.At >= ends[found.Count]) found.Add(now.Copy());
            if (found.Count == ends.Count) break;
            if (known.Counts(fact.RecordedAt, fact.Source) && Array.BinarySearch(accounts, fact.Account) is >= 0 and var place) Take(fact.Said, now, place, known.DayOf(fact.At), fields);
        }
        while (found.Count < ends.Count) found.Add(now.Copy());
        return found;
    }

    private static void Take(in AccountSaid said, AccountStates now, int place, int day, IReadOnlyList<string> fields)
    {
        if (said.IsArchived is { } archived) now.Archived[place] = archived;
        if (said.IsOnboarding is { } onboarding) now.OnboardingSince[place] = onboarding ? Math.Min(day, now.OnboardingSince[place]) : AccountStates.NoDay;
        foreach (var (field, value) in said.Numbers ?? [])
            for (var f = 0; f < fields.Count; f++)
                if (fields[f] == field) (now.Numbers[f][place], now.SaidOn[f][place]) = (value, day);
    }
}
