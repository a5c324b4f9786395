using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Perennial.App.Import.Csv;
using Perennial.App.Import.Fields;
using Perennial.App.Import.Kinds;

namespace Perennial.App.Import.Rows;

/// <summary>One row on its way in: fields are given as text, read into their canonical form, checked together, and put into a batch. Reused from row to row.</summary>
public sealed class RowDraft(ImportKind kind, RowContext context)
{
    private static readonly JsonWriterOptions OtherOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _text = new(4096);
    private readonly ArrayBufferWriter<byte> _others = new(1024);
    private readonly Value[] _values = new Value[kind.Slots];
    private readonly List<RowError> _errors = [];
    private Utf8JsonWriter? _otherWriter;
    private int _otherCount;

    public RowContext Context { get; } = context;

    /// <summary>The line of the file, or the index in the list.</summary>
    public long Place { get; private set; }
    public bool Refused => _errors.Count > 0;
    public IReadOnlyList<RowError> Errors => _errors;

    public ReadOnlySpan<byte> this[int slot] => _values[slot] is { State: Given.Value } value ? _text.WrittenSpan.Slice(value.Start, value.Length) : [];

    public void Begin(long place)
    {
        Place = place;
        _text.ResetWrittenCount();
        _errors.Clear();
        Array.Clear(_values);
        _otherCount = 0;
    }

    public bool Has(int slot) => _values[slot].State == Given.Value;

    public string Text(int slot) => Encoding.UTF8.GetString(this[slot]);

    /// <summary>Takes a field as it stands in the source.</summary>
    public void Give(ImportField field, ReadOnlySpan<byte> raw)
    {
        raw = Utf8Text.Trim(Utf8Text.Unguarded(raw));
        if (raw.IsEmpty)
        {
            _values[field.Slot] = new Value(Given.Empty, 0, 0);
            return;
        }
        var start = _text.WrittenCount;
        if (field.Type.Parse(raw, Context.Formats, _text) is { } refusal) Refuse(field.Name, Utf8Text.Excerpt(raw), refusal);
        else _values[field.Slot] = new Value(Given.Value, start, _text.WrittenCount - start);
    }

    /// <summary>Takes a column that is no field. Give them in the order of their names, so that the same row is always written alike.</summary>
    /// <param name="name">Its name as JSON has it.</param>
    /// <param name="plain">Its name.</param>
    /// <param name="shown">As errors call it.</param>
    /// <param name="raw">As it stands in the source.</param>
    public void GiveOther(JsonEncodedText name, string plain, string shown, ReadOnlySpan<byte> raw)
    {
        raw = Utf8Text.Trim(Utf8Text.Unguarded(raw));
        if (raw.IsEmpty && !kind.EmptyClears) return;
        var known = Context.Customs.Find(kind.Name, plain);
        var start = _text.WrittenCount;
        if (!raw.IsEmpty && (known?.Type ?? TextType.Any).Parse(raw, Context.Formats, _text) is { } refusal)
        {
            Refuse(shown, Utf8Text.Excerpt(raw), refusal);
            return;
        }
        var writer = _otherWriter ??= new Utf8JsonWriter(_others, OtherOptions);
        if (_otherCount++ == 0)
        {
            _others.ResetWrittenCount();
            writer.Reset(_others);
            writer.WriteStartObject();
        }
        if (raw.IsEmpty) writer.WriteNull(known?.Name ?? name);
        else writer.WriteString(known?.Name ?? name, _text.WrittenSpan[start..]);
    }

    public void Set(int slot, ReadOnlySpan<byte> canonical)
    {
        var start = _text.WrittenCount;
        _text.Write(canonical);
        _values[slot] = new Value(Given.Value, start, canonical.Length);
    }

    public void Default(int slot, ReadOnlySpan<byte> canonical)
    {
        if (!Has(slot)) Set(slot, canonical);
    }

    /// <summary>Takes a value for the same as none.</summary>
    public void MakeEmpty(int slot) => _values[slot] = new Value(Given.Empty, 0, 0);

    public void Refuse(string? field, string? value, string message) => _errors.Add(new RowError(Place, field, value, message));

    /// <summary>Checks the row as a whole and puts it, or why it is refused, into the batch.</summary>
    public void Finish(RowBatch batch)
    {
        foreach (var field in kind.Fields)
            if (field.Required && !Has(field.Slot) && !_errors.Exists(e => e.Field == field.Name)) Refuse(field.Name, null, "is required and is empty");
        if (!Refused)
        {
            CloseOthers();
            kind.Complete(this);
        }
        if (Refused) batch.Refuse(_errors);
        else batch.Add(this);
    }

    internal Given State(int slot) => _values[slot].State;

    private void CloseOthers()
    {
        if (_otherCount == 0) return;
        _otherWriter!.WriteEndObject();
        _otherWriter.Flush();
        Set(kind.OtherSlot, _others.WrittenSpan);
    }

    internal enum Given : byte { Not, Empty, Value }

    private readonly record struct Value(Given State, int Start, int Length);
}
