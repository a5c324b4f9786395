using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>
/// Ranges that were computed, by all that they follow from: account, amount and chance of each renewal, and the correlation. The same renewals have the same range, whoever asks and however they were chosen.
/// </summary>
internal sealed class Ranges
{
    private const int Most = 4096, OfLine = 48;
    private readonly ConcurrentDictionary<string, ForecastRange> _known = new(StringComparer.Ordinal);

    public ForecastRange Of(IEnumerable<ForecastLine> lines, double correlation)
    {
        var all = lines.Where(l => l.Chance is not null).ToList();
        var key = Key(all, correlation);
        if (_known.TryGetValue(key, out var known)) return known;
        if (_known.Count >= Most) _known.Clear();
        return _known[key] = ForecastLine.Range(all, correlation);
    }

    private static string Key(List<ForecastLine> lines, double correlation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> said = stackalloc byte[OfLine];
        Span<int> amount = stackalloc int[4];
        BinaryPrimitives.WriteDoubleLittleEndian(said, correlation);
        hash.AppendData(said[..sizeof(double)]);
        foreach (var line in lines)
        {
            decimal.GetBits(line.Amount, amount);
            BinaryPrimitives.WriteInt64LittleEndian(said, line.Account);
            MemoryMarshal.AsBytes(amount).CopyTo(said[8..]);
            BinaryPrimitives.WriteDoubleLittleEndian(said[24..], line.Chance!.Value.P);
            BinaryPrimitives.WriteDoubleLittleEndian(said[32..], line.Chance.Value.Low);
            BinaryPrimitives.WriteDoubleLittleEndian(said[40..], line.Chance.Value.High);
            hash.AppendData(said);
        }
        return Convert.ToBase64String(hash.GetHashAndReset());
    }
}
