using System.Globalization;

namespace Perennial.Core.Engagement.Metrics;

/// <summary>People whose first event lies some periods back and who did something in this one ÷ all whose first event lies there.</summary>
internal static class UserRetention
{
    public static Parts Compute(UsageInputs x)
    {
        var age = int.Parse(x.Options["cohort-age"], CultureInfo.InvariantCulture);
        if (x.IsOpen) return Parts.None("the period is not over");
        if ((long)x.Asked.Days * (age + 2) > x.Asked.Start.DayNumber) return Parts.None("nobody came so long ago");
        var cohort = x.Asked.Earlier(age);
        if (!x.IsOfOne && (ActiveUsers.Known(x.Over(cohort)) ?? ActiveUsers.Known(x.Activity)) is { } none) return none;
        return x.Cohort(cohort) is { Users: > 0 } use ? Parts.Proportion(use.Active, use.Users) : Parts.None("nobody's first event lies there");
    }
}
