namespace Perennial.Client;

/// <summary>What became of rows: facts under a new key, changes to a known one, what was said before, and what was refused.</summary>
public sealed record ImportCounts(long New, long Changed, long Unchanged, long Refused);
