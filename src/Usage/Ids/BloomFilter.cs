using System.Runtime.InteropServices;

namespace Perennial.Usage.Ids;

/// <summary>
/// Says of an id that it is surely not among many, or that it may be. Blocked: all bits of one id lie in one cache line of 512.
/// With 12 bits an id about 1 in 200 that is not among them is said to be.
/// </summary>
internal sealed class BloomFilter
{
    private const int BitsPerId = 12, Probes = 6, WordsPerBlock = 8;
    private readonly ulong[] _words;
    private readonly ulong _blocks;

    /// <summary>For how many it was made.</summary>
    public long Ids { get; }

    public BloomFilter(long ids)
    {
        Ids = ids;
        _blocks = (ulong)Math.Max(1, (ids * BitsPerId + 511) / 512);
        _words = new ulong[_blocks * WordsPerBlock];
    }

    public Span<byte> Bytes => MemoryMarshal.AsBytes(_words.AsSpan());

    public void Add(UInt128 id)
    {
        var (block, bits) = Place(id);
        for (var i = 0; i < Probes; i++, bits >>= 9) _words[block + (int)(bits >> 6 & 7)] |= 1UL << (int)(bits & 63);
    }

    /// <summary>Brings near what <see cref="MayHave"/> will read of many ids: asked for together, memory answers for several at once.</summary>
    /// <returns>Nothing of meaning.</returns>
    public ulong Near(ReadOnlySpan<UInt128> ids)
    {
        var read = 0UL;
        foreach (var id in ids) read ^= _words[Place(id).Block];
        return read;
    }

    public bool MayHave(UInt128 id)
    {
        var (block, bits) = Place(id);
        for (var i = 0; i < Probes; i++, bits >>= 9)
            if ((_words[block + (int)(bits >> 6 & 7)] & 1UL << (int)(bits & 63)) == 0) return false;
        return true;
    }

    /// <summary>The ids are hashes already: one half chooses the block, the other the bits in it.</summary>
    private (int Block, ulong Bits) Place(UInt128 id) => ((int)(Math.BigMul((ulong)(id >> 64), _blocks, out _) * WordsPerBlock), (ulong)id);
}
