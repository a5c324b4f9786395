namespace Perennial.App.Shell.Charts;

/// <summary>Something that happened to a stepped line on a day.</summary>
/// <param name="Kind">In words, which are also its colour: new, churn.</param>
/// <param name="Words">For the readout: Expansion +$200.</param>
public sealed record StepMark(DateOnly Day, string Kind, string Words);
