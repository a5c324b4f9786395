using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.Core.Engagement;

/// <summary>What a metric of engagement may read, of a slice or of one account of it.</summary>
/// <param name="period">That it is measured over.</param>
/// <param name="options">In force.</param>
/// <param name="done">Answers what was done.</param>
/// <param name="account">The one account; null for the slice.</param>
/// <param name="paid">What is paid for; null where only what was done is asked.</param>
public sealed class UsageInputs(Period period, WorkspaceOptions options, IUsageOfSlice done, int? account, IPaidFor? paid = null)
{
    public Period Period { get; } = period;
    public WorkspaceOptions Options { get; } = options;

    public UsageActivity Over(Period period) => done.Over(account, period);

    /// <summary>Over the metric's own period.</summary>
    public UsageActivity Activity => Over(Period);

    /// <summary>Of the feature that the option names; null when there is no such feature.</summary>
    public UsageActivity? OfFeature => done.OfFeature(account, Period, Options["feature"]);

    /// <inheritdoc cref="IUsageOfSlice.Features"/>
    public FeatureUse? Features => done.Features(account, Period);

    /// <inheritdoc cref="IUsageOfSlice.ActiveDays"/>
    public IReadOnlySet<(int Account, DateOnly Day)> ActiveDays(IReadOnlyList<int> accounts, Period period) => done.ActiveDays(accounts, period);

    /// <inheritdoc cref="IUsageOfSlice.Contacts"/>
    public long Contacts => done.Contacts(account, Period);

    /// <summary>Paid for at the period's close.</summary>
    public decimal Seats => paid?.Seats ?? 1;

    /// <summary>Customers at the period's close.</summary>
    public long Customers => paid?.Customers ?? 1;

    /// <summary>Trials with the days of the period that lie in them: from the trial's start to the first paid day, at most as many days as a trial has.</summary>
    public IReadOnlyList<(int Account, Period Days)> Trials => paid?.Trials ?? [];
}
