namespace Perennial.Client;

/// <summary>How each phase of the customer journey is experienced, from 0 for the worst to 100 for the best.</summary>
/// <param name="Period">Whose answers count.</param>
/// <param name="Value">All phases together; null where nobody answered.</param>
/// <param name="N">Answers that name a phase.</param>
/// <param name="Weakest">The phase with the lowest value; null where nobody answered.</param>
/// <param name="Phases">In the order of the journey.</param>
/// <param name="Options">In force.</param>
public sealed record JourneySummary(MetricPeriod Period, decimal? Value, long N, string? Weakest, IReadOnlyList<JourneyPhase> Phases, IReadOnlyDictionary<string, string> Options);
