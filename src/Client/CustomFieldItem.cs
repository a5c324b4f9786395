namespace Perennial.Client;

/// <summary>A custom field that was defined.</summary>
/// <param name="Of"><c>accounts</c> or <c>contacts</c>.</param>
/// <param name="Field">Its name in files and in <c>custom</c>.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Type">text, number, decimal, day, yes-no, choice, person or link.</param>
/// <param name="Options">What a choice may be.</param>
/// <param name="LiesAhead">Of a day: filters measure spans from today on.</param>
/// <param name="Filter">As a filter names it; null where no list can be filtered by it.</param>
/// <param name="Archived">Forms and lists leave it out; its values stay.</param>
/// <param name="Values">How many of the caller's records have one.</param>
/// <param name="MadeBy">Who defined it.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
public sealed record CustomFieldItem(
    string Of, string Field, string Label, string Type, IReadOnlyList<string> Options, bool LiesAhead, string? Filter, bool Archived, long Values, string MadeBy, DateTimeOffset UpdatedAt);
