namespace Perennial.Core.Health;

/// <summary>Something that is known of an account as of a day.</summary>
/// <param name="Id">As scorecards name it, such as <c>active-users-trend</c>.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Unit">How its number is read.</param>
/// <param name="Direction">1 where more is better, -1 where less is, 0 where it depends.</param>
/// <param name="WindowDays">Days that it looks back over, with the day itself; null where it is a state of the day.</param>
/// <param name="Definition">One sentence, with where it has no value.</param>
public sealed record Signal(string Id, string Name, SignalSource Source, SignalUnit Unit, int Direction, int? WindowDays, string Definition);
