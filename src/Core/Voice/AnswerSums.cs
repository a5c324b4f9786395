namespace Perennial.Core.Voice;

/// <summary>Answers of one instrument, of one account or many.</summary>
/// <param name="N">How many.</param>
/// <param name="Good">Of them, the good ones: see <see cref="Instrument.IsGood"/>.</param>
/// <param name="Bad">The bad ones.</param>
/// <param name="SumE4">Of the scores, in ten-thousandths.</param>
/// <param name="Squares">Sum of the squared scores.</param>
public readonly record struct AnswerSums(long N, long Good, long Bad, long SumE4, double Squares)
{
    public decimal Sum => SumE4 / (decimal)Instrument.E4;

    public AnswerSums With(in Instrument instrument, int scoreE4)
    {
        var score = scoreE4 / (double)Instrument.E4;
        return new(N + 1, Good + (instrument.IsGood(scoreE4) ? 1 : 0), Bad + (instrument.IsBad(scoreE4) ? 1 : 0), SumE4 + scoreE4, Squares + score * score);
    }

    public static AnswerSums operator +(in AnswerSums a, in AnswerSums b) => new(a.N + b.N, a.Good + b.Good, a.Bad + b.Bad, a.SumE4 + b.SumE4, a.Squares + b.Squares);
}
