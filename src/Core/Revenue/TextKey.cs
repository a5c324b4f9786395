using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Perennial.Core.Revenue;

/// <summary>A line or subscription id as a 128-bit hash, so that a million of them stay small. Two texts never share one in practice; nothing secret rests on it.</summary>
public readonly record struct TextKey(UInt128 Value)
{
    public static TextKey Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static TextKey Of(ReadOnlySpan<byte> utf8)
    {
        Span<byte> digest = stackalloc byte[16];
        MD5.HashData(utf8, digest);
        return new(MemoryMarshal.Read<UInt128>(digest));
    }
}
