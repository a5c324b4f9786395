using Perennial.Core.Statistics;

namespace Perennial.Core.Voice.Metrics;

/// <summary>
/// Promoters (9 and 10) less detractors (0 to 6) in percent of the answers from 0 to 10, from -100 to 100: Reichheld, HBR (2003). By account: the mean of the accounts' own scores.
/// Parts are promoters less detractors, and answers; by account each account's own share, and accounts.
/// </summary>
internal static class NetPromoterScore
{
    private const decimal Hundred = 100;

    public static Parts Compute(VoiceInputs x) => x.Options.NpsByAccount ? ByAccount(x) : Of(x, x.Answers(Instrument.Nps));

    private static Parts Of(VoiceInputs x, AnswerSums answers)
    {
        if (answers.N == 0) return x.Nobody(Instrument.Nps);
        var interval = NetShare.Of(answers.Good, answers.Bad, answers.N);
        return new(answers.Good - answers.Bad, answers.N, answers.N) { Value = Hundred * (answers.Good - answers.Bad) / answers.N, Interval = Points(interval) };
    }

    private static Parts ByAccount(VoiceInputs x)
    {
        var shares = x.AnswersOfEach(Instrument.Nps).Select(own => (decimal)(own.Good - own.Bad) / own.N).ToList();
        if (shares.Count == 0) return x.Nobody(Instrument.Nps);
        var interval = MeanInterval.Of((double)shares.Sum(), shares.Sum(share => (double)(share * share)), shares.Count);
        return new(shares.Sum(), shares.Count, shares.Count) { Value = Hundred * shares.Sum() / shares.Count, Interval = interval is null ? null : Points(interval) };
    }

    private static Interval Points(Interval share) => new(Math.Max(-Hundred, Hundred * share.Low), Math.Min(Hundred, Hundred * share.High), share.Method);
}
