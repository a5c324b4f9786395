using System.Buffers;
using System.Text;

namespace Perennial.App.Import.Fields;

/// <summary>One of a few words. Case, spaces and dashes do not matter.</summary>
public sealed class ChoiceType(IReadOnlyList<string> values, IReadOnlyDictionary<string, string>? also = null) : FieldType
{
    public static ChoiceType YesNo { get; } = new(["yes", "no"], new Dictionary<string, string>(StringComparer.Ordinal) { ["true"] = "yes", ["1"] = "yes", ["y"] = "yes", ["false"] = "no", ["0"] = "no", ["n"] = "no" });

    private readonly (byte[] Exact, string Word)[] _values = [.. values.Select(v => (Encoding.UTF8.GetBytes(v), v))];

    public IReadOnlyList<string> Values { get; } = values;

    public override string Expects => $"one of {string.Join(", ", Values)}";

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        foreach (var (exact, _) in _values)
        {
            if (!raw.SequenceEqual(exact)) continue;
            to.Write(raw);
            return null;
        }
        if (raw.Length > 40) return $"expected {Expects}";
        var word = Encoding.UTF8.GetString(raw).ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        var value = Values.FirstOrDefault(v => v == word) ?? also?.GetValueOrDefault(word);
        if (value is null) return $"expected {Expects}";
        to.Write(Encoding.UTF8.GetBytes(value));
        return null;
    }
}
