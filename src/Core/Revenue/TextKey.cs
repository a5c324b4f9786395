using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Perennial.Core.Revenue;

/// <summary>A line or subscription id as a 128-bit hash, so that a million of them stay small. Two texts never share one in practice; nothing secret rests on it.</summary>
public readonly record struct TextKey(UInt128 Value)
{
    public static TextKey Of(ReadOnlySpan<char> text)
    {
        Span<byte> digest = stackalloc byte[16];
        MD5.HashData(MemoryMarshal.AsBytes(text), digest);
        return new(MemoryMarshal.Read<UInt128>(digest));
    }
}
