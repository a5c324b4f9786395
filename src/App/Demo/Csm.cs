namespace Perennial.App.Demo;

/// <summary>A customer success manager of the demo, and what working with them does to an account.</summary>
/// <param name="Email">The address that accounts name as their owner.</param>
/// <param name="Churn">Multiplies the chance that a customer of theirs leaves.</param>
/// <param name="Growth">Multiplies the chance that a customer of theirs buys more.</param>
/// <param name="Share">How much of each segment they look after.</param>
internal sealed record Csm(string Email, double Churn, double Growth, double Share)
{
    /// <summary>Priya's book does visibly better; nothing but her way of working explains it.</summary>
    public static IReadOnlyList<Csm> Team { get; } =
    [
        new("priya.raman@perennial.example", 0.40, 1.55, 1.1),
        new("tomas.ferreira@perennial.example", 1.00, 1.00, 1.0),
        new("hannah.okafor@perennial.example", 0.95, 0.95, 1.0),
        new("lukas.brandt@perennial.example", 1.45, 0.70, 1.0),
        new("mei-lin.zhou@perennial.example", 1.10, 1.00, 0.9),
    ];
}
