using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Fields;
using Perennial.Core.Health;

namespace Perennial.App.Signals;

/// <summary>Custom fields of accounts that hold numbers, each a signal.</summary>
internal static class CustomSignals
{
    private const string Prefix = "field:";

    /// <summary>By their names in facts.</summary>
    public static async Task<IReadOnlyList<Signal>> AllAsync(AppDb db, CancellationToken cancellation)
    {
        var fields = await db.CustomFields.AsNoTracking().Where(f => f.Subject == CustomField.OfAccounts && f.ArchivedAt == null && (f.Type == CustomFieldType.Number || f.Type == CustomFieldType.Decimal)).OrderBy(f => f.Field).ToListAsync(cancellation);
        return [.. fields.Select(f => new Signal(Prefix + f.Field, f.Label, SignalSource.Relationship, SignalUnit.Number, 0, null, $"What was said last in the custom field {f.Label}; no value where nobody did."))];
    }

    /// <summary>The field's name in facts.</summary>
    public static string FieldOf(Signal signal) => signal.Id[Prefix.Length..];

    public static bool Is(string signal) => signal.StartsWith(Prefix, StringComparison.Ordinal);

    /// <param name="day">Whose table.</param>
    /// <param name="signals">In the order in which the states have them.</param>
    /// <param name="notes">Where words go; null where nobody reads them.</param>
    public static void Fill(SignalDay day, IReadOnlyList<Signal> signals, SignalNotes? notes)
    {
        foreach (var (f, signal) in signals.Index())
        {
            var (values, ages) = (day.Column(), day.Ages());
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = day.Said.Numbers[f][day.Of[i]];
                if (float.IsNaN(values[i])) continue;
                ages[i] = day.Said.SaidOn[f][day.Of[i]];
                notes?.Say(signal.Id, $"{signal.Name} is {SignalWords.Number(values[i])}, said on {SignalWords.Day(ages[i])}.");
            }
            day.Table.Set(signal.Id, values, ages);
        }
    }
}
