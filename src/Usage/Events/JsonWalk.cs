using System.Buffers.Text;
using System.IO.Hashing;
using System.Text.Json;

namespace Perennial.Usage.Events;

/// <summary>Goes through a JSON value that is kept as it came, and finds what must not be kept: too deep, a name twice, NUL, half a surrogate pair, a number beyond all numbers.</summary>
internal sealed class JsonWalk
{
    public const int Deepest = 64;
    private const int ScannedFew = 32;
    private readonly List<ulong> _names = [];
    private readonly List<(int Start, int Object)> _open = [];
    private readonly HashSet<(int Object, ulong Name)> _many = [];
    private int _objects;

    /// <summary>Leaves the reader on the value's last token.</summary>
    /// <param name="reader">On the value's first token.</param>
    /// <param name="scratch">As long as the longest text of the value.</param>
    /// <param name="outside">How deep the value itself lies.</param>
    /// <returns>What is wrong, null when nothing is.</returns>
    public string? Through(scoped ref Utf8JsonReader reader, Span<byte> scratch, int outside)
    {
        string? why = null;
        _names.Clear();
        _open.Clear();
        _many.Clear();
        var depth = outside;
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    if (++depth > Deepest) why ??= $"is nested deeper than {Deepest}";
                    _open.Add((_names.Count, ++_objects));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    depth--;
                    _names.RemoveRange(_open[^1].Start, _names.Count - _open[^1].Start);
                    _open.RemoveAt(_open.Count - 1);
                    break;
                case JsonTokenType.PropertyName:
                    if (Plain(ref reader, scratch, out var name) is { } bad) why ??= bad;
                    else if (!IsNew(XxHash3.HashToUInt64(name))) why ??= "names a field twice";
                    break;
                case JsonTokenType.String:
                    if (Plain(ref reader, scratch, out _) is { } wrong) why ??= wrong;
                    break;
                case JsonTokenType.Number:
                    if (!IsFinite(reader.ValueSpan)) why ??= "holds a number that is too large";
                    break;
            }
        }
        while (_open.Count > 0 && reader.Read());
        return why;
    }

    /// <summary>The text without escapes: a part of the body where there are none, else of the scratch.</summary>
    public static string? Plain(ref Utf8JsonReader reader, Span<byte> scratch, out ReadOnlySpan<byte> text)
    {
        text = reader.ValueSpan;
        if (!reader.ValueIsEscaped) return null;
        try
        {
            text = scratch[..reader.CopyString(scratch)];
        }
        catch (InvalidOperationException)
        {
            return "holds half a surrogate pair";
        }
        return text.Contains((byte)0) ? "holds the character NUL" : null;
    }

    public static bool IsFinite(ReadOnlySpan<byte> number) =>
        (number.Length < 300 && !number.ContainsAny((byte)'e', (byte)'E')) || (Utf8Parser.TryParse(number, out double value, out _) && double.IsFinite(value));

    private bool IsNew(ulong name)
    {
        var (start, number) = _open[^1];
        if (_names.Count - start <= ScannedFew)
        {
            for (var i = start; i < _names.Count; i++)
                if (_names[i] == name) return false;
            if (_names.Count - start == ScannedFew)
                for (var i = start; i < _names.Count; i++) _many.Add((number, _names[i]));
        }
        if (_names.Count - start >= ScannedFew && !_many.Add((number, name))) return false;
        _names.Add(name);
        return true;
    }
}
