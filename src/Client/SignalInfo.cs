namespace Perennial.Client;

/// <summary>Something that is known of accounts as of a day.</summary>
/// <param name="Id">As scorecards name it; a custom field is <c>field:KEY</c>.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Source"><c>revenue</c>, <c>engagement</c>, <c>support</c>, <c>voice</c>, <c>relationship</c>, <c>outcomes</c> or <c>onboarding</c>.</param>
/// <param name="Unit"><c>number</c>, <c>ratio</c>, <c>money</c>, <c>days</c>, <c>hours</c>, <c>months</c>, <c>flag</c> or <c>score</c>.</param>
/// <param name="Direction">1 where more is better, -1 where less is, 0 where it depends.</param>
/// <param name="WindowDays">Days that it looks back over, with the day itself; null where it is a state of the day.</param>
/// <param name="Definition">One sentence.</param>
/// <param name="Told">Whether any of the accounts has a value.</param>
/// <param name="Accounts">How many have one.</param>
/// <param name="Reason">Why nobody has one; null where somebody does.</param>
public sealed record SignalInfo(string Id, string Name, string Source, string Unit, int Direction, int? WindowDays, string Definition, bool Told, long Accounts, string? Reason);
