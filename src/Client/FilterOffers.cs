namespace Perennial.Client;

/// <summary>What can be written at a place of a filter.</summary>
/// <param name="From">Where what is chosen goes, from 0.</param>
/// <param name="Length">How many characters it replaces.</param>
/// <param name="Items">The best first.</param>
public sealed record FilterOffers(int From, int Length, IReadOnlyList<FilterOffer> Items);

/// <summary>One thing that could be written.</summary>
/// <param name="Insert">Takes the place of what is there.</param>
/// <param name="Label">What to show.</param>
/// <param name="Hint">A few words about it.</param>
/// <param name="GoesOn">A field, which waits for its value.</param>
public sealed record FilterOffer(string Insert, string Label, string Hint, bool GoesOn);

/// <summary>Whether a filter can be read and, when it cannot, where and why.</summary>
/// <param name="Valid">It can.</param>
/// <param name="Filter">As it is written in the usual spelling; null when it cannot be read.</param>
/// <param name="Column">From 1, where it is wrong.</param>
/// <param name="Length">How many characters are meant.</param>
/// <param name="Message">What would be right.</param>
public sealed record FilterCheck(bool Valid, string? Filter, int? Column, int? Length, string? Message);

/// <summary>A name that a filter can use.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Words">What it is.</param>
/// <param name="Choices">All values, when they are closed.</param>
public sealed record FilterFieldInfo(string Name, string Kind, string Words, IReadOnlyList<string> Choices);
