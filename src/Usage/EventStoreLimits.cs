namespace Perennial.Usage;

/// <summary>What may wait before calls are refused, in bytes; and how many ids leave memory together.</summary>
public sealed record EventStoreLimits(long BytesWaiting = 32 << 20, long BytesBehind = 4L << 30, int IdsAtOnce = 1 << 18);
