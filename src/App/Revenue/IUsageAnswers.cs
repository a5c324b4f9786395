using Perennial.Core.Engagement;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>What was done, for who measures: what knows events answers.</summary>
public interface IUsageAnswers
{
    /// <summary>What was done in periods, summed in places; a place in which nothing was done is not there.</summary>
    /// <param name="zone">Whose days the periods are.</param>
    /// <param name="periods">They may overlap.</param>
    /// <param name="places">Accounts with the place that each counts in; null for all events together in place 0, those of unknown accounts too.</param>
    /// <param name="feature">Only events of the feature of this name, or of any; null for everything.</param>
    /// <returns>Null when there is no such feature.</returns>
    IReadOnlyDictionary<(Period Period, int Place), UsageActivity>? ByPlace(string zone, IReadOnlyList<Period> periods, IReadOnlyList<(long Account, int Place)>? places, string? feature);

    /// <summary>What accounts use of what they have; an account that has nothing is not there. Null while no feature is defined.</summary>
    IReadOnlyDictionary<(Period Period, long Account), FeatureUse>? Features(string zone, IReadOnlyList<Period> periods, IReadOnlyList<long> accounts);

    /// <summary>Days on which something was done.</summary>
    IReadOnlyList<(long Account, DateOnly Day)> ActiveDays(string zone, Period period, IReadOnlyList<long> accounts);

    /// <summary>Calls, meetings and mails with each account.</summary>
    IReadOnlyDictionary<(Period Period, long Account), long> Contacts(string zone, IReadOnlyList<Period> periods);
}
