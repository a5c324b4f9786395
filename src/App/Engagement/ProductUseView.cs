using Perennial.App.Revenue;
using Perennial.App.Shell.Charts;
using Perennial.Client;
using Perennial.Core;
using Perennial.Core.Engagement;
using Perennial.Core.Revenue;

namespace Perennial.App.Engagement;

/// <summary>How the product is used: one range, one slice. What cannot be told says why, in its own place.</summary>
/// <param name="Funnel">Its reason also says what is wrong with its steps.</param>
/// <param name="EventNames">What most people do, most first.</param>
public sealed record ProductUseView(
    RevenueBook Book, RevenueRange Range, SliceChoices Choices, IReadOnlyList<ChartPlace> Places, IReadOnlyList<PeriodFigures> Figures, IReadOnlyList<Headline> Headlines, IReadOnlyList<UserLifecycle> Lifecycle, Told<IReadOnlyList<UserCohort>> Cohorts,
    Told<AdoptionView> Adoption, IReadOnlyList<string> Steps, string Within, Told<IReadOnlyList<FunnelStep>> Funnel, IReadOnlyList<string> EventNames)
{
    public static IReadOnlyList<string> Tiles { get; } = ["mau", "dau", "stickiness", "breadth"];
    public const int MostCohorts = 24;
    private const int ExampleSteps = 3;

    public bool IsEmpty => EventNames.Count == 0 && Lifecycle.All(l => l is { Reason: null, Active: null or 0, Dormant: null or 0 });

    /// <summary>Why nothing at all can be told.</summary>
    public string? Untold => Book.Question.UntoldUse;

    /// <summary>The slice leaves nobody.</summary>
    public bool FitsNone => Book.AskedIds is { Count: 0 };

    /// <summary>The last period of the charts with its days that have come, while it is not over.</summary>
    public Period? Running => Places[^1].IsOpen ? Range.Periods[^1] : null;

    /// <summary>How many periods have no row among the cohorts, since only the newest do.</summary>
    public int OlderCohorts => Math.Max(0, Places.Count - MostCohorts);

    /// <summary>Why a metric has no value in any of the periods; null where one has.</summary>
    public string? NoneOf(Metric metric)
    {
        Book.Foresee(metric, [.. Figures.Select(f => f.Period)]);
        var all = Figures.Select(f => metric.Figure(Book.Inputs(f))).ToList();
        return all.TrueForAll(figure => figure.Value is null) ? all[^1].Reason : null;
    }

    /// <summary>Why nobody stands in the lifecycle; null where somebody does, or nothing was done.</summary>
    public string? LifecycleReason => Lifecycle.All(l => l.Active is null or 0) ? Lifecycle.LastOrDefault(l => l.Reason is not null)?.Reason : null;

    /// <summary>Days in which adoption is measured and the funnel lies.</summary>
    public Period Lately => Days(Book, Range);

    internal static async Task<ProductUseView> OfAsync(RevenueBook book, string? range, bool grainIsGiven, Microsoft.AspNetCore.Http.IQueryCollection query, EngagementBook engagement, AdoptionBook adoption, Features.FeatureBook features, bool mayKnow, CancellationToken cancellation)
    {
        var days = RevenueRange.Of(book, range, grainIsGiven, await engagement.FirstDayAsync(book, cancellation));
        var (lately, periods) = (Days(book, days), Whole(book.Question, days));
        var usual = (await Told<IReadOnlyList<string>>.OfAsync(book, () => engagement.UsualAsync(book, lately, cancellation))).Value ?? [];
        var (steps, within) = (StepsOf(query, book.Question, usual), FunnelAsked.WindowOf(query, book.Question.Options));
        var (asked, _, wrong) = steps.Count == 0 ? default : FunnelAsked.Of(steps, within, await features.NamesAsync(cancellation), mayKnow);
        var figures = book.Timeline.Measure([.. days.Periods], book.Slice)[0];
        return new(book, days, SliceChoices.Of(book), [.. days.Periods.Select(period => PeriodWords.Place(period, days.Grain, book.Question.Horizon, book.Question.IsRunning(period, days.Grain)))], figures, Headline.Of(book, Tiles),
            EngagementBook.Lifecycle(book, periods, days.Grain), await Told<IReadOnlyList<UserCohort>>.OfAsync(book, async () => [.. (await engagement.RetentionAsync(book, [.. periods.TakeLast(MostCohorts)], days.Grain, cancellation)).Where(c => c.Users != 0)]),
            await Told<AdoptionView>.OfAsync(book, () => adoption.BySegmentAsync(book, lately, cancellation)), steps, within,
            asked is null ? new(null, wrong) : await Told<IReadOnlyList<FunnelStep>>.OfAsync(book, () => engagement.FunnelAsync(book, lately, asked, cancellation)), usual);
    }

    /// <summary>Those that are asked for, or the workspace's own, or what most people do.</summary>
    private static IReadOnlyList<string> StepsOf(Microsoft.AspNetCore.Http.IQueryCollection query, RevenueQuestion question, IReadOnlyList<string> usual) =>
        FunnelAsked.Steps(query) is { Count: > 0 } said ? said : question.Options["funnel"] is not FunnelSteps.None and var own ? new FunnelSteps(own, 0).Names : usual.Count < 2 ? [] : [.. usual.Take(ExampleSteps)];

    /// <summary>The range's periods, the last of them with its days that have not come: a part of a period is compared with no whole one.</summary>
    private static IReadOnlyList<Period> Whole(RevenueQuestion question, RevenueRange range)
    {
        var last = range.Periods[^1];
        if (range.To != question.Horizon.AddDays(1) || last.EndsOn(range.Grain)) return range.Periods;
        var end = Period.Around(last.Start, range.Grain).End;
        return [.. range.Periods.SkipLast(1), last with { End = question.To < end ? question.To.Value : end }];
    }

    /// <summary>The last thirty days of the range: what is so now, not what was once.</summary>
    private static Period Days(RevenueBook book, RevenueRange range)
    {
        var end = range.To <= book.Question.Horizon.AddDays(1) ? range.To : book.Question.Horizon.AddDays(1);
        return new(end.AddDays(-30), end);
    }
}
