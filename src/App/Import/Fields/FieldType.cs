using System.Buffers;

namespace Perennial.App.Import.Fields;

/// <summary>How the text of one field is read, and written down in its one canonical form.</summary>
public abstract class FieldType
{
    /// <summary>What is expected, to be read after "expected".</summary>
    public abstract string Expects { get; }

    /// <summary>Writes the canonical form of a text that is neither empty nor padded; gives null, or why it cannot be.</summary>
    public abstract string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to);
}
