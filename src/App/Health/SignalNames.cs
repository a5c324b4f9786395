using System.Globalization;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>What stands for a signal where people read it.</summary>
public static class SignalNames
{
    public static string Of(string signal) => SignalCatalog.Find(signal) is { } known ? known.Name
        : signal.StartsWith(ScorecardSheet.ScorePrefix, StringComparison.Ordinal) ? $"Score {signal[ScorecardSheet.ScorePrefix.Length..]}"
        : signal.StartsWith(ScorecardSheet.FieldPrefix, StringComparison.Ordinal) ? signal[ScorecardSheet.FieldPrefix.Length..] : signal;

    /// <summary>A shape in words: 0 points at -0.5, 100 at 0.1.</summary>
    public static string Words(Shape shape) => shape switch
    {
        Shape.Linear line => $"0 points at {Number(line.Zero)}, 100 at {Number(line.Full)}",
        Shape.Steps steps => $"{Number(steps.Below)} points below {Number(steps.From[0].From)}, {string.Join(", ", steps.From.Select(step => $"{Number(step.Points)} from {Number(step.From)}"))}",
        Shape.Percentile { LessIsBetter: true } => "place in its segment, less is better",
        Shape.Percentile => "place in its segment",
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    public static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
