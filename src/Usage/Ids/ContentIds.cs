using System.IO.Hashing;

namespace Perennial.Usage.Ids;

/// <summary>
/// Ids for history that brings none: by what a row says, and the how manieth it is of those that say the same. The same file again gives the same ids, so that it adds nothing.
/// Equal rows are told apart while fewer than half a million others lie between them; in a file in order of time they lie side by side.
/// </summary>
/// <param name="seed">The workspace's own.</param>
public sealed class ContentIds(long seed)
{
    private const int Remembered = 500_000;
    private Dictionary<UInt128, int> _lately = [], _before = [];

    public UInt128 Of(ReadOnlySpan<byte> content)
    {
        var hash = XxHash128.HashToUInt128(content, seed + 100);
        var times = (_lately.TryGetValue(hash, out var known) ? known : _before.GetValueOrDefault(hash)) + 1;
        if (_lately.Count >= Remembered) (_before, _lately) = (_lately, []);
        _lately[hash] = times;
        return hash + (UInt128)(times - 1);
    }
}
