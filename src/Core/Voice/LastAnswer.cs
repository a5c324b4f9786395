namespace Perennial.Core.Voice;

/// <summary>What an account answered last.</summary>
/// <param name="Day">Day number.</param>
/// <param name="SumE4">Scores of that day in ten-thousandths, summed.</param>
/// <param name="N">How many answers came on that day.</param>
public readonly record struct LastAnswer(int Day, long SumE4, int N)
{
    public decimal Mean => SumE4 / (decimal)Instrument.E4 / N;
}
