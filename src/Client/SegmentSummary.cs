namespace Perennial.Client;

/// <summary>A filter over accounts with a name, and how large it is.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">As it stands after <c>in:</c>.</param>
/// <param name="Filter">Who is in it.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Accounts">How many accounts the caller sees in it.</param>
/// <param name="Mrr">What they pay together.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="MadeBy">Who defined it.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
public sealed record SegmentSummary(long Id, string Name, string Filter, string Description, long Accounts, decimal Mrr, string Currency, string MadeBy, DateTimeOffset UpdatedAt);

/// <summary>A segment to define.</summary>
public sealed record NewSegment(string Name, string Filter, string? Description = null);
