namespace Perennial.Cli.Curves;

/// <summary>Purchases expected of all customers of the file, together, within a time from the end of what was seen.</summary>
/// <param name="OfNew">Expected within the same time of one customer who just bought for the first time.</param>
internal sealed record BuyingPoint(double Within, double Purchases, double OfNew);
