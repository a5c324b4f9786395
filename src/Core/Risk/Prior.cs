namespace Perennial.Core.Risk;

/// <summary>What is believed of the coefficients before the data: for each a Gaussian around its centre, and where its direction is sure, only one side of zero.</summary>
public sealed class Prior
{
    /// <summary>The strength of the metric standard: the inverse of the Gaussian's variance, for features of unit spread.</summary>
    public const double Lambda = 5;

    /// <param name="columns">Coefficients, the intercept (the first) included; of that nothing is believed.</param>
    public Prior(int columns)
    {
        (Centre, Strength, Sign) = (new double[columns], new double[columns], new int[columns]);
        Array.Fill(Strength, Lambda);
        Strength[0] = 0;
    }

    public double[] Centre { get; }
    public double[] Strength { get; }

    /// <summary>1: the coefficient is not below zero; -1: not above; 0: either.</summary>
    public int[] Sign { get; }
}
