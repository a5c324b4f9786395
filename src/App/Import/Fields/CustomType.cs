using System.Buffers;
using System.Text;
using Perennial.App.Fields;

namespace Perennial.App.Import.Fields;

/// <summary>A custom field that was defined. Numbers and days are written as in the rest of the file. For one reader at a time.</summary>
public sealed class CustomType(CustomField of) : FieldType
{
    private readonly ArrayBufferWriter<byte> _read = new(64);

    public override string Expects => of.Expects;

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        var written = of.Type switch
        {
            CustomFieldType.Number or CustomFieldType.Decimal => NumberType.Signed,
            CustomFieldType.Day => MomentType.Day,
            CustomFieldType.Text or CustomFieldType.YesNo or CustomFieldType.Choice or CustomFieldType.Person or CustomFieldType.Link => (FieldType)TextType.Any,
        };
        _read.ResetWrittenCount();
        if (written.Parse(raw, formats, _read) is { } refusal) return refusal.StartsWith("expected", StringComparison.Ordinal) ? refusal.Replace(written.Expects, Expects, StringComparison.Ordinal) : refusal;
        if (of.Canonical(Encoding.UTF8.GetString(_read.WrittenSpan)) is not { } canonical) return $"expected {Expects}";
        to.Write(Encoding.UTF8.GetBytes(canonical));
        return null;
    }
}
