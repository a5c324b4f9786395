using Perennial.App.Import.Rows;

namespace Perennial.App.Import.Kinds;

/// <summary>
/// One kind of file. Its list of fields is the only one: validation, the mapping page, the API, the command line's help and the documentation read it.
/// </summary>
public abstract class ImportKind
{
    public abstract string Name { get; }
    public abstract string Title { get; }
    public abstract string About { get; }
    public abstract ImportTarget Target { get; }
    public abstract IReadOnlyList<ImportField> Fields { get; }

    /// <summary>How many values a row of the target has.</summary>
    public abstract int Slots { get; }

    /// <summary>The slot for columns that are no field; -1 where there is none and they are left out.</summary>
    public virtual int OtherSlot => -1;

    /// <summary>The last slot, where it says when the row became known; it is no part of what the row says. -1 where a kind has none.</summary>
    public virtual int RecordedSlot => -1;

    /// <summary>What becomes of columns that are no field, in words.</summary>
    public abstract string OtherColumns { get; }

    /// <summary>Columns that are no field are custom fields, which a mapping may name.</summary>
    public virtual bool HasCustomFields => false;

    /// <summary>Whether an empty cell is a statement ("there is no such value") rather than nothing.</summary>
    public virtual bool EmptyClears => false;

    /// <summary>Said where a kind cannot be taken back.</summary>
    public const string Stays = "Events that were taken are not taken back: what was done was done. Erase a person, or set how long raw events are kept.";

    /// <summary>Whether a whole import can be taken back.</summary>
    public virtual bool CanBeTakenBack => true;

    /// <summary>Checks fields against each other and fills in what is implied.</summary>
    public virtual void Complete(RowDraft row)
    {
    }

    public ImportField? Field(string name) => Fields.FirstOrDefault(f => f.Name == name);
}
