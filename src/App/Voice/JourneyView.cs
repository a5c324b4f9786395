using Perennial.App.Revenue;
using Perennial.Client;
using Perennial.Core;
using Perennial.Core.Options;
using Perennial.Core.Revenue;
using Perennial.Core.Statistics;
using Perennial.Core.Voice;

namespace Perennial.App.Voice;

/// <summary>How each phase of the journey is experienced over a period.</summary>
/// <param name="Period">Whose answers count.</param>
/// <param name="Whole">All phases together.</param>
/// <param name="Phases">In the order of the journey.</param>
public sealed record JourneyView(Period Period, Figure Whole, IReadOnlyList<(string Name, Figure Figure)> Phases)
{
    /// <summary>The phase with the lowest value; null where nobody answered.</summary>
    public string? Weakest => Phases.Where(phase => phase.Figure.Value is not null).OrderBy(phase => phase.Figure.Value).Select(phase => phase.Name).FirstOrDefault();

    public static JourneyView Of(RevenueBook book)
    {
        var periods = book.Question.Periods(MetricCatalog.Find("journey-experience")!.Window);
        return Of(book, new(periods[0].Start, periods[^1].End));
    }

    public static JourneyView Of(RevenueBook book, Period period)
    {
        var (metric, question) = (MetricCatalog.Find("journey-experience")!, book.Question);
        Figure Under(string phase) => book.Voice is { } voice && new VoiceInputs(period, question.Options.With("journey-phase", phase), voice, null) is { } inputs
            ? Figure.Of(inputs.Untold is { } untold ? Parts.None(untold) : metric.OfVoice!(inputs)) : Figure.Of(Parts.None("nothing is known of what was said"));
        return new(period, Under(JourneyPhases.All), [.. JourneyPhases.Of(question.Options["journey-phases"]).Select(phase => (phase, Under(phase)))]);
    }

    internal JourneySummary Summary(WorkspaceOptions options) =>
        new(new(Period.Start, Period.End), Whole.Value, Whole.N, Weakest, [.. Phases.Select(p => new JourneyPhase(p.Name, p.Figure.Value, p.Figure.N, Told(p.Figure.Interval), p.Figure.Reason))], options.InForce);

    private static MetricInterval? Told(Interval? interval) => interval is null ? null : new(interval.Low, interval.High, interval.Method, interval.Level);
}
