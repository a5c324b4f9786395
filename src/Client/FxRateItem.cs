namespace Perennial.Client;

/// <summary>From its day until the pair's next rate, 1 <paramref name="Base"/> is <paramref name="Rate"/> <paramref name="Quote"/>.</summary>
public sealed record FxRateItem(string Date, string Base, string Quote, decimal Rate);
