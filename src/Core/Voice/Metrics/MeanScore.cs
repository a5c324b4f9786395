using Perennial.Core.Statistics;

namespace Perennial.Core.Voice.Metrics;

/// <summary>Scores summed ÷ answers, in the unit of the scale that was asked on, with Student's t interval.</summary>
internal static class MeanScore
{
    public static Func<VoiceInputs, Parts> Of(Instrument instrument) => x => x.Answers(instrument) is { N: > 0 } answers ? Of(answers, instrument) : x.Nobody(instrument);

    public static Parts Of(AnswerSums answers, Instrument instrument) =>
        new(answers.Sum, answers.N, answers.N) { Interval = MeanInterval.Of((double)answers.Sum, answers.Squares, answers.N) is { } i ? i with { Low = Math.Max(instrument.Least, i.Low), High = Math.Min(instrument.Most, i.High) } : null };
}
