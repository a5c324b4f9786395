namespace Perennial.App.Import;

/// <summary>How much a file may hold, and how much room the disk must keep. <c>Imports:FileBytes</c>, <c>Imports:FreeBytes</c> and <c>Imports:RowsInBatch</c> in the configuration.</summary>
public sealed record ImportLimits
{
    public const long UsualFileBytes = 4L << 30, UsualFreeBytes = 256L << 20;

    /// <summary>How many rows go into one transaction.</summary>
    public const int UsualRowsInBatch = 20_000;

    public int RowsInBatch { get; init; } = UsualRowsInBatch;
    public long FileBytes { get; init; } = UsualFileBytes;
    public long FreeBytes { get; init; } = UsualFreeBytes;
}
