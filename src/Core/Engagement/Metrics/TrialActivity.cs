namespace Perennial.Core.Engagement.Metrics;

/// <summary>Days of trials on which the account did something ÷ days of trials.</summary>
internal static class TrialActivity
{
    public static Parts Compute(UsageInputs x)
    {
        if (x.Trials is not { Count: > 0 } trials) return Parts.None("nobody was in a trial");
        var active = x.ActiveDays([.. trials.Select(t => t.Account).Distinct()], x.Period);
        return new Parts(trials.Sum(t => Enumerable.Range(0, t.Days.Days).LongCount(d => active.Contains((t.Account, t.Days.Start.AddDays(d))))), trials.Sum(t => (long)t.Days.Days), trials.Count) { IsProportion = true };
    }
}
