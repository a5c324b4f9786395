namespace Perennial.Cli.Risk;

/// <summary>A group of rows of like risk.</summary>
internal sealed record BacktestPoint(double Predicted, double Observed, decimal Low, decimal High, int Rows);
