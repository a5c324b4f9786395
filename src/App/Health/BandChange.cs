using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>A customer whose band is another than it was.</summary>
/// <param name="Why">What moved it most.</param>
public sealed record BandChange(string AccountId, string Name, decimal Mrr, Band? From, Band? To, decimal? Before, decimal? Now, string Why);
