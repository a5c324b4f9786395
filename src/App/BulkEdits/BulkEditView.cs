namespace Perennial.App.BulkEdits;

/// <summary>A bulk edit as its page shows it.</summary>
/// <param name="Ids">The accounts that were selected one by one.</param>
/// <param name="Filter">The list's filter.</param>
/// <param name="All">All that fit the filter are meant.</param>
/// <param name="Count">How many accounts that is.</param>
public sealed record BulkEditView(IReadOnlyList<long> Ids, string Filter, bool All, int Count)
{
    public required IReadOnlyList<BulkField> Fields { get; init; }
    public BulkField? Field { get; init; }
    public string Value { get; init; } = "";
    public BulkPlan? Plan { get; init; }
    public string? Wrong { get; init; }
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}
