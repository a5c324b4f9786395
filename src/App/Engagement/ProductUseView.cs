using Perennial.App.Revenue;
using Perennial.App.Shell.Charts;
using Perennial.Client;
using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Lifecycle = Perennial.Core.Engagement.Lifecycle;

namespace Perennial.App.Engagement;

/// <summary>How the product is used: one range, one slice.</summary>
/// <param name="Funnel">Null while its steps cannot be read; <paramref name="FunnelWrong"/> says why.</param>
/// <param name="EventNames">What most people do, most first.</param>
public sealed record ProductUseView(
    RevenueBook Book, RevenueRange Range, SliceChoices Choices, IReadOnlyList<ChartPlace> Places, IReadOnlyList<PeriodFigures> Figures, IReadOnlyList<Headline> Headlines, IReadOnlyList<Lifecycle> Lifecycle, IReadOnlyList<RetentionRow> Cohorts,
    IReadOnlyList<string> Segments, IReadOnlyList<AdoptionRow> Adoption, IReadOnlyList<string> Steps, string Within, IReadOnlyList<FunnelStep>? Funnel, string? FunnelWrong, IReadOnlyList<string> EventNames)
{
    public static IReadOnlyList<string> Tiles { get; } = ["mau", "dau", "stickiness", "breadth"];
    private const int MostCohorts = 24, ExampleSteps = 3;

    public bool IsEmpty => EventNames.Count == 0 && Lifecycle.All(l => l.Active == 0 && l.Dormant == 0);

    /// <summary>Days in which adoption is measured and the funnel lies.</summary>
    public Period Lately => Days(Book, Range);

    internal static async Task<ProductUseView> OfAsync(RevenueBook book, string? range, bool grainIsGiven, Microsoft.AspNetCore.Http.IQueryCollection query, EngagementBook engagement, AdoptionBook adoption, Features.FeatureBook features, bool mayKnow, CancellationToken cancellation)
    {
        var days = RevenueRange.Of(book, range, grainIsGiven);
        var lately = Days(book, days);
        var (segments, rows) = await adoption.BySegmentAsync(book, lately, cancellation);
        var usual = await engagement.UsualAsync(book, lately, cancellation);
        var steps = FunnelAsked.Steps(query) is { Count: > 0 } said ? said : [.. usual.Take(ExampleSteps)];
        var within = query["within"].ToString() is { Length: > 0 } window ? window : FunnelAsked.UsualWindow;
        var (asked, _, wrong) = steps.Count == 0 ? (null, null, null) : FunnelAsked.Of(steps, within, await features.NamesAsync(cancellation), mayKnow);
        var funnel = asked?.Shares(await engagement.FunnelAsync(book, lately, asked.Numbers, asked.Within, cancellation));
        var figures = book.Timeline.Measure([.. days.Periods], book.Slice)[0];
        return new(book, days, SliceChoices.Of(book), [.. days.Periods.Select(period => PeriodWords.Place(period, days.Grain, book.Question.Horizon))], figures, Headline.Of(book, Tiles),
            await engagement.LifecycleAsync(book, EngagementBook.Before(days.Periods, days.Grain), days.Periods, cancellation), [.. (await engagement.RetentionAsync(book, days.Periods, cancellation)).Where(c => c.Active[0] > 0).TakeLast(MostCohorts)],
            segments, rows, steps, within, funnel, wrong, usual);
    }

    /// <summary>The last thirty days of the range: what is so now, not what was once.</summary>
    private static Period Days(RevenueBook book, RevenueRange range)
    {
        var end = range.To <= book.Question.Horizon.AddDays(1) ? range.To : book.Question.Horizon.AddDays(1);
        return new(end.AddDays(-30), end);
    }
}
