using Perennial.Core.Engagement.Metrics;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.Core.Engagement;

/// <summary>What a metric of engagement may read, of a slice or of one account of it.</summary>
/// <param name="asked">The period that it is asked for.</param>
/// <param name="options">In force.</param>
/// <param name="done">Answers what was done.</param>
/// <param name="account">The one account; null for the slice.</param>
/// <param name="paid">What is paid for; null where only what was done is asked.</param>
/// <param name="lastDay">The last day that is known: later ones are no days without people.</param>
public sealed class UsageInputs(Period asked, WorkspaceOptions options, IUsageOfSlice done, int? account, IPaidFor? paid = null, DateOnly? lastDay = null)
{
    /// <summary>Also where its last days have not come.</summary>
    public Period Asked { get; } = asked;

    /// <summary>The days that it is measured over: those that are known of the asked ones.</summary>
    public Period Period { get; } = asked.UpTo(lastDay ?? DateOnly.MaxValue.AddDays(-1)) ?? asked;
    public WorkspaceOptions Options { get; } = options;

    /// <summary>Days of it have not come.</summary>
    public bool IsOpen => Period != Asked || Untold is not null;

    /// <summary>Whether it is of one account of a slice.</summary>
    public bool IsOfOne => account is not null;

    /// <summary>Why nothing can be told; null when it can.</summary>
    public string? Untold => done.Untold ?? (Asked.Start > lastDay ? "none of its days has come" : null);

    /// <summary>Why distinct people cannot be told; null when they can.</summary>
    public string? NoPeople => Untold ?? ActiveUsers.Known(Activity)?.NoValue;

    public UsageActivity Over(Period period) => done.Over(account, period);

    /// <summary>Over the metric's own period, without what events count and how long they took.</summary>
    public UsageActivity Activity => Over(Period);

    /// <summary>The same with both.</summary>
    public UsageActivity Amounts => done.Over(account, Period, withAmounts: true);

    /// <summary>Of the accounts that pay for seats.</summary>
    public UsageActivity Seated => account is null && paid is not null ? done.Together(paid.Seated, Period) : Activity;

    /// <summary>Of the feature that the option names; null when there is no such feature.</summary>
    public UsageActivity? OfFeature => done.OfFeature(account, Period, Options["feature"]);

    /// <inheritdoc cref="IUsageOfSlice.Features"/>
    public FeatureUse? Features => done.Features(account, Period, null);

    /// <summary>Of the feature that the option names; null when there is no such feature.</summary>
    public FeatureUse? OneFeature => done.Features(account, Period, Options["feature"]);

    /// <summary>Beside the period of the same length that lies right before the asked one.</summary>
    public Lifecycle Lifecycle => done.Lifecycle(account, Before, Period);

    /// <summary>Of the same length, right before the asked one.</summary>
    public Period Before => Asked.Earlier(1);

    /// <inheritdoc cref="IUsageOfSlice.Cohort"/>
    public CohortUse Cohort(Period cohort) => done.Cohort(account, cohort, Period);

    /// <inheritdoc cref="IUsageOfSlice.Funnel"/>
    public IReadOnlyList<long> Funnel(FunnelSteps steps) => done.Funnel(account, Period, steps);

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
