namespace Perennial.Cli.Risk;

/// <param name="Use"><c>used</c>, <c>doubtful</c> (used, and named) or <c>refused</c>.</param>
/// <param name="Weight">How much it moves the log-odds: a standard deviation.</param>
/// <param name="Reason">Why it is refused or doubtful.</param>
internal sealed record BacktestColumn(string Name, string Use, double? Weight, string? Reason);
