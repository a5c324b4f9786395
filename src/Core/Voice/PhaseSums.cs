namespace Perennial.Core.Voice;

/// <summary>Answers that name a phase of the journey, each as its place on its own scale from 0 to 100.</summary>
/// <param name="N">How many.</param>
/// <param name="Points">Summed.</param>
/// <param name="Squares">Sum of the squares.</param>
public readonly record struct PhaseSums(long N, decimal Points, double Squares)
{
    public PhaseSums With(decimal points) => new(N + 1, Points + points, Squares + (double)points * (double)points);

    public static PhaseSums operator +(in PhaseSums a, in PhaseSums b) => new(a.N + b.N, a.Points + b.Points, a.Squares + b.Squares);
}
