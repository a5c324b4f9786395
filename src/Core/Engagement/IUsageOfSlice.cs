using Perennial.Core.Revenue;

namespace Perennial.Core.Engagement;

/// <summary>Answers what was done by a slice, or by one account of it where one is named by its ordinal.</summary>
public interface IUsageOfSlice
{
    UsageActivity Over(int? account, Period period);

    /// <summary>Only events of the feature that the option names; null when there is no such feature.</summary>
    UsageActivity? OfFeature(int? account, Period period, string feature);

    /// <summary>Null while no feature is defined.</summary>
    FeatureUse? Features(int? account, Period period);

    /// <summary>Whether anything was done for an account on each day of a period.</summary>
    IReadOnlySet<(int Account, DateOnly Day)> ActiveDays(IReadOnlyList<int> accounts, Period period);

    /// <summary>Calls, meetings and mails with those who are customers at the period's close.</summary>
    long Contacts(int? account, Period period);
}
