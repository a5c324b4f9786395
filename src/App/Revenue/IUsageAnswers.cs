using Perennial.Core.Engagement;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>
/// What was done, for who measures: what knows events answers. Places are accounts with the place that each counts in; null for all events together in place 0, those of unknown accounts too.
/// Where nothing was done there is no answer. Periods may overlap, and are days of the options' zone.
/// </summary>
public interface IUsageAnswers
{
    /// <summary>In place of an account: groups that are nobody's account, and events of no group.</summary>
    const long NoAccount = 0;

    /// <summary>What was done in periods.</summary>
    /// <param name="feature">Only events of the feature of this name, or of any; null for everything.</param>
    /// <param name="withAmounts">What events count and how long they took, too; else both are 0.</param>
    /// <returns>Null when there is no such feature.</returns>
    IReadOnlyDictionary<(Period Period, int Place), UsageActivity>? ByPlace(WorkspaceOptions options, IReadOnlyList<Period> periods, IReadOnlyList<(long Account, int Place)>? places, string? feature, bool withAmounts);

    /// <summary>Who is new, returning, resurrecting and dormant in a period, beside the one right before it.</summary>
    IReadOnlyDictionary<((Period Before, Period Period) Asked, int Place), Lifecycle> Lifecycles(WorkspaceOptions options, IReadOnlyList<(Period Before, Period Period)> asked, IReadOnlyList<(long Account, int Place)>? places);

    /// <summary>How many of those whose first event lies in a cohort's period were active in another.</summary>
    IReadOnlyDictionary<((Period Cohort, Period Period) Asked, int Place), CohortUse> Cohorts(WorkspaceOptions options, IReadOnlyList<(Period Cohort, Period Period)> asked, IReadOnlyList<(long Account, int Place)>? places);

    /// <summary>How many people came to each step.</summary>
    IReadOnlyDictionary<((Period Period, FunnelSteps Steps) Asked, int Place), IReadOnlyList<long>> Funnels(WorkspaceOptions options, IReadOnlyList<(Period Period, FunnelSteps Steps)> asked, IReadOnlyList<(long Account, int Place)>? places);

    /// <summary>What accounts use of what they have; an account that has nothing is not there.</summary>
    /// <param name="feature">Only this one; null for all.</param>
    /// <returns>Null when there is no such feature.</returns>
    IReadOnlyDictionary<(Period Period, long Account), FeatureUse>? Features(WorkspaceOptions options, IReadOnlyList<Period> periods, IReadOnlyList<long> accounts, string? feature);

    /// <summary>Days on which something was done.</summary>
    IReadOnlyList<(long Account, DateOnly Day)> ActiveDays(WorkspaceOptions options, Period period, IReadOnlyList<long> accounts);

    /// <summary>Calls, meetings and mails with each account.</summary>
    IReadOnlyDictionary<(Period Period, long Account), long> Contacts(WorkspaceOptions options, IReadOnlyList<Period> periods);
}
