using Perennial.App.Revenue;
using Perennial.App.Shell.Charts;
using Perennial.Core;
using Perennial.Core.Revenue;
using Perennial.Core.Voice;

namespace Perennial.App.Voice;

/// <summary>What customers say: one range, one slice.</summary>
/// <param name="Figures">Revenue of each period of the range, from which series begin.</param>
/// <param name="Scores">How often each score was given, of the instruments that somebody answered.</param>
/// <param name="Segments">The slice by segment; empty where there is only one.</param>
/// <param name="Latest">Answers with a comment, the latest first.</param>
/// <param name="Others">Answers that no metric is taken of, by instrument.</param>
public sealed record VoiceView(
    RevenueBook Book, RevenueRange Range, SliceChoices Choices, IReadOnlyList<ChartPlace> Places, IReadOnlyList<PeriodFigures> Figures, IReadOnlyList<Headline> Headlines, IReadOnlyList<VoiceView.Distribution> Scores, IReadOnlyList<VoiceView.BySegment> Segments,
    JourneyView Journey, IReadOnlyList<Answered> Latest, IReadOnlyList<(Instrument Instrument, long N)> Others)
{
    private const int MostLatest = 8, LookedThrough = 60;

    private static readonly (Instrument Instrument, string Metric)[] _asked = [(Instrument.Nps, "nps"), (Instrument.Csat, "csat"), (Instrument.Ces2, "ces"), (Instrument.Ces1, "ces-1")];

    public static IReadOnlyList<string> Tiles { get; } = ["nps", "csat", "ces", "journey-experience"];

    /// <summary>The scores of one instrument, from the lowest to the highest.</summary>
    public sealed record Distribution(Instrument Instrument, string Metric, IReadOnlyList<(int ScoreE4, long N)> Scores)
    {
        public long N => Scores.Sum(score => score.N);
    }

    /// <summary>One segment over the range.</summary>
    public sealed record BySegment(string Segment, Figure Nps, Figure Csat, Figure Ces);

    /// <summary>Nobody ever answered anything.</summary>
    public bool IsEmpty => Book.Voice?.Book.Answers.Count is null or 0;

    internal static VoiceView Of(RevenueBook book, string? range, bool grainIsGiven, VoiceRecords records)
    {
        var days = RevenueRange.Of(book, range, grainIsGiven);
        var voice = book.Voice ?? new VoiceSlice(VoiceBook.Empty, [], book.Question.Horizon);
        var places = days.Periods.Select(period => PeriodWords.Place(period, days.Grain, book.Question.Horizon)).ToList();
        var answers = voice.Book.Answers;
        var commented = records.Answers(book, voice.AnswersIn(days.Whole).Take(LookedThrough)).ToList();
        return new(book, days, SliceChoices.Of(book), places, book.Timeline.Measure([.. days.Periods], book.Slice)[0], Headline.Of(book, Tiles),
            [.. _asked.Select(asked => Whole(voice, days.Whole, asked.Instrument, asked.Metric)).Where(d => d.N > 0)],
            SegmentsOf(book, days.Whole), JourneyView.Of(book, days.Whole),
            [.. commented.OrderByDescending(a => a.Fact.Comment is not null).Take(MostLatest).OrderByDescending(a => a.Fact.AnsweredAt, StringComparer.Ordinal)],
            [.. answers.Instruments.Where(i => !i.IsKnown).Select(i => (i, voice.Answers(null, days.Whole, i).N)).Where(i => i.N > 0)]);
    }

    /// <summary>Scores that nobody gave stand in it too.</summary>
    private static Distribution Whole(VoiceSlice voice, Period period, Instrument instrument, string metric)
    {
        var given = voice.Scores(period, instrument).ToDictionary(s => s.ScoreE4, s => s.N);
        return new(instrument, metric, [.. Enumerable.Range(instrument.LeastE4 / Instrument.E4, (instrument.MostE4 - instrument.LeastE4) / Instrument.E4 + 1).Select(score => (score * Instrument.E4, given.GetValueOrDefault(score * Instrument.E4)))]);
    }

    private static IReadOnlyList<BySegment> SegmentsOf(RevenueBook book, Period period)
    {
        var words = book.Asked.Select(a => a.Entry.Segment ?? "").Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        if (words.Count < 2 || book.Voice is null) return [];
        var rows = words.Select(word =>
        {
            var voice = book.VoiceOf(entry => string.Equals(entry.Segment ?? "", word, StringComparison.OrdinalIgnoreCase))!;
            Figure Under(string metric) => Figure.Of(MetricCatalog.Find(metric)!.OfVoice!(new VoiceInputs(period, book.Question.Options, voice, null)));
            return new BySegment(word, Under("nps"), Under("csat"), Under("ces"));
        });
        return [.. rows.Where(row => row.Nps.N + row.Csat.N + row.Ces.N > 0)];
    }
}
