namespace Perennial.App.Merging;

/// <summary>One of two records that are to become one.</summary>
/// <param name="Id">Its external id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Address">Its page.</param>
/// <param name="Belongings">What belongs to it, in words with counts: nothing of it is lost.</param>
public sealed record MergeSide(string Id, string Name, string Address, IReadOnlyList<string> Belongings);
