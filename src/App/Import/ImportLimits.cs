namespace Perennial.App.Import;

/// <summary>How much a file may hold, and how much room the disk must keep. <c>Imports:FileBytes</c> and <c>Imports:FreeBytes</c> in the configuration.</summary>
public sealed record ImportLimits
{
    public const long UsualFileBytes = 4L << 30, UsualFreeBytes = 256L << 20;

    public long FileBytes { get; init; } = UsualFileBytes;
    public long FreeBytes { get; init; } = UsualFreeBytes;
}
