namespace Perennial.Core.Health;

/// <summary>From which score on an account is amber, and from which green; 0 to 100.</summary>
public sealed record Bands(double Amber, double Green)
{
    public static Bands Usual { get; } = new(40, 70);

    public Band Of(double score) => score >= Green ? Band.Green : score >= Amber ? Band.Amber : Band.Red;
}
