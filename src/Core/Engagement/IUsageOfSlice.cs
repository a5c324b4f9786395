using Perennial.Core.Revenue;

namespace Perennial.Core.Engagement;

/// <summary>Answers what was done by a slice, or by one account of it where one is named by its ordinal.</summary>
public interface IUsageOfSlice
{
    /// <summary>Why nothing can be told of it; null when it can.</summary>
    string? Untold => null;

    /// <param name="account">One of the slice; null for all of it.</param>
    /// <param name="period">The days.</param>
    /// <param name="withAmounts">What events count and how long they took, too; else both are 0.</param>
    UsageActivity Over(int? account, Period period, bool withAmounts = false);

    /// <summary>By some accounts together, whoever else there is.</summary>
    UsageActivity Together(IReadOnlyList<int> accounts, Period period);

    /// <summary>Only events of the feature that the option names; null when there is no such feature.</summary>
    UsageActivity? OfFeature(int? account, Period period, string feature);

    /// <summary>Of the feature of a name, or of all where none is said; null when there is no such feature.</summary>
    FeatureUse? Features(int? account, Period period, string? feature);

    /// <summary>Who is new, returning, resurrecting and dormant in a period, beside the period right before it.</summary>
    Lifecycle Lifecycle(int? account, Period before, Period period);

    /// <summary>Of those whose first event lies in the cohort's period, how many were active in another.</summary>
    CohortUse Cohort(int? account, Period cohort, Period period);

    /// <summary>How many people came to each step.</summary>
    IReadOnlyList<long> Funnel(int? account, Period period, FunnelSteps steps);

    /// <summary>Whether anything was done for an account on each day of a period.</summary>
    IReadOnlySet<(int Account, DateOnly Day)> ActiveDays(IReadOnlyList<int> accounts, Period period);

    /// <summary>Calls, meetings and mails with those who are customers at the period's close.</summary>
    long Contacts(int? account, Period period);
}
