using Perennial.Core.Revenue.Curves;

namespace Perennial.Core.Revenue;

public sealed partial class Timeline
{
    private int[]? _firstChurns;

    public bool BecameCustomerIn(int account, Period period) =>
        JoinedOn(account) is { } day && day >= period.Start.DayNumber && day < period.End.DayNumber;

    /// <summary>The day number of an account's first paid day, null when it never paid.</summary>
    internal int? JoinedOn(int account) => First[account] < First[account + 1] ? Day[First[account]] : null;

    /// <summary>The day number of each account's first churn, <see cref="Versions.NoDay"/> for none.</summary>
    private int[] FirstChurns => _firstChurns ??= [.. Enumerable.Range(0, AccountCount).Select(FirstChurnOf)];

    /// <summary>
    /// Each customer's first paying spell by the end of <paramref name="asOf"/>: its first paid day, and the day it first churned, null while it still pays.
    /// Accounts whose revenue is beyond what can be held are left out.
    /// </summary>
    public IEnumerable<Lifetime> Lifetimes(DateOnly asOf, Grouping grouping)
    {
        for (var account = 0; account < AccountCount; account++)
            if (grouping[account] >= 0 && JoinedOn(account) is { } joined && joined <= asOf.DayNumber)
                yield return new(account, DateOnly.FromDayNumber(joined), FirstChurns[account] <= asOf.DayNumber ? DateOnly.FromDayNumber(FirstChurns[account]) : null);
    }

    /// <summary>The customers' first paying spells, for retention curves as of any day.</summary>
    public Spells Spells(Grouping grouping) => new(Lifetimes(DateOnly.MaxValue, grouping));

    /// <summary>How long customers stay, as seen up to a day or to the data's end, whichever is first.</summary>
    public RetentionCurve RetentionCurve(DateOnly asOf, Spells spells) => Curves.RetentionCurve.Of(spells, DateOnly.FromDayNumber(Math.Min(asOf.DayNumber, Rules.DataEnd - 1)));

    private int FirstChurnOf(int account)
    {
        for (var step = First[account]; step < First[account + 1]; step++)
            if ((Kind[step] & StepKind.MovementMask) == StepKind.Churn) return Day[step];
        return Versions.NoDay;
    }
}
