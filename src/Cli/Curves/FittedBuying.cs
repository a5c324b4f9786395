namespace Perennial.Cli.Curves;

/// <summary>A BG/NBD model of repeat buying.</summary>
/// <param name="Unit">Of time.</param>
/// <param name="Alive">How many customers are expected to buy again some time.</param>
internal sealed record FittedBuying(double R, double Alpha, double A, double B, double LogLikelihood, string Unit, int Customers, int Buyers, double Alive, IReadOnlyList<BuyingPoint> Periods);
