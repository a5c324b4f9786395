using System.Text.Json;
using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.App.BulkEdits;

/// <summary>What a bulk edit would do to each account: from what to what, and which would stay as they are.</summary>
public sealed record BulkPlan(BulkField Field, string Value, IReadOnlyList<BulkPlan.Step> Changing, int Unchanged)
{
    public sealed record Step(AccountRow Account, IReadOnlyList<string> From, IReadOnlyList<string> To);

    public static BulkPlan Of(BulkField field, string value, IEnumerable<AccountRow> rows)
    {
        var words = field.IsList ? value.Split(TextList.Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [value];
        var steps = rows.Select(row => new Step(row, field.Before(row), words.Aggregate(field.Before(row), field.After))).ToList();
        var changing = steps.Where(step => !step.From.SequenceEqual(step.To, StringComparer.Ordinal)).ToList();
        return new(field, value, changing, steps.Count - changing.Count);
    }

    /// <summary>What was done, in words for whoever reads it later.</summary>
    public string Words
    {
        get
        {
            var accounts = Changing.Count == 1 ? Changing[0].Account.Name : $"{Changing.Count:N0} accounts";
            return Value.Length == 0 ? $"{Field.Title}: nothing, of {accounts}" : $"{Field.Title}: {Value}, of {accounts}";
        }
    }

    /// <summary>As records that are written: only the account's id and the one field.</summary>
    public IEnumerable<IReadOnlyDictionary<string, JsonElement>> Items => Changing.Select(step => (IReadOnlyDictionary<string, JsonElement>)new Dictionary<string, JsonElement>(StringComparer.Ordinal)
    {
        ["accountId"] = JsonSerializer.SerializeToElement(step.Account.ExternalId),
        [Field.Item.StartsWith("custom:", StringComparison.Ordinal) ? "custom" : Field.Item] = Written(step.To),
    });

    private JsonElement Written(IReadOnlyList<string> to)
    {
        if (Field.IsList) return JsonSerializer.SerializeToElement(to);
        if (!Field.Item.StartsWith("custom:", StringComparison.Ordinal)) return JsonSerializer.SerializeToElement(to.Count == 0 ? null : to[0]);
        return JsonSerializer.SerializeToElement(new Dictionary<string, string?>(StringComparer.Ordinal) { [Field.Item["custom:".Length..]] = to.Count == 0 ? null : to[0] });
    }
}
