namespace Perennial.App.Shell.Charts;

/// <summary>An amount that holds from a day until the next one.</summary>
public sealed record Level(DateOnly Day, decimal Amount);
