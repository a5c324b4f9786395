namespace Perennial.Core.Revenue;

/// <summary>What can be said of one account by itself.</summary>
public sealed partial class Timeline
{
    private Dictionary<long, int>? _ordinals;

    /// <summary>The ordinal of an account id, -1 when no revenue fact names it.</summary>
    public int OrdinalOf(long accountId) =>
        (_ordinals ??= Enumerable.Range(0, AccountCount).ToDictionary(ordinal => AccountIds[ordinal])).GetValueOrDefault(accountId, -1);

    /// <summary>Whether any line names it, paid or not.</summary>
    public bool IsNamed(int account) => account < Named.Length && Named[account];

    /// <summary>Whether its revenue can be stated on a day.</summary>
    public bool IsPricedOn(int account, DateOnly day) => !Unpriced.TryGetValue(account, out var unpriced) || day.DayNumber < unpriced.From || day.DayNumber >= unpriced.To;

    /// <summary>The first day on which the account paid; null when it has not by the end of <paramref name="asOf"/>.</summary>
    public DateOnly? FirstPaid(int account, DateOnly asOf) =>
        First[account] < First[account + 1] && Day[First[account]] <= asOf.DayNumber ? DateOnly.FromDayNumber(Day[First[account]]) : null;

    /// <summary>The last day on or before <paramref name="asOf"/> on which its revenue changed.</summary>
    public DateOnly? LastChange(int account, DateOnly asOf) => StepOn(account, asOf.DayNumber) is var step and >= 0 ? DateOnly.FromDayNumber(Day[step]) : null;

    /// <summary>Its revenue after each change on or before <paramref name="asOf"/>, at that day's rate, in 1e-8 units.</summary>
    public IEnumerable<(DateOnly Day, long AmountE8)> Steps(int account, DateOnly asOf)
    {
        for (var step = First[account]; step < First[account + 1] && Day[step] <= asOf.DayNumber; step++) yield return (DateOnly.FromDayNumber(Day[step]), After[step]);
    }

    /// <summary>Accounts that try and have not paid: a trial has started and pays later, or it started within the trial window.</summary>
    public IReadOnlySet<int> InTrialOn(DateOnly day) =>
        TrialList.Where(t => t.StartDay <= day.DayNumber && t.PaidDay > day.DayNumber && (t.PaidDay != int.MaxValue || t.StartDay + Options.TrialWindowDays > day.DayNumber))
            .Select(t => t.Account).ToHashSet();
}
