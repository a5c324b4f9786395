using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Core.Revenue;
using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>What the rows of subscription lines say of churn in columns of their own. No figure reads them, and no feature is made of them; where they disagree with revenue, that is named.</summary>
/// <param name="Column">As the file named it.</param>
/// <param name="Lines">Lines of which it says churned.</param>
/// <param name="Accounts">Their accounts.</param>
internal sealed record LineClaims(string Column, int Lines, IReadOnlyList<long> Accounts)
{
    public static async Task<IReadOnlyList<LineClaims>> ReadAsync(AppDb db, MergedRecords merged, CancellationToken cancellation)
    {
        var (undone, doubles, said) = (await UndoneSource.NotCountingAsync(db, null, cancellation), merged.Accounts(), new SortedDictionary<string, Dictionary<string, long>>(StringComparer.Ordinal));
        var facts = db.SubscriptionLineFacts.AsNoTracking().Where(f => f.Extra != null).OrderBy(f => f.Id).Select(f => new { f.AccountId, f.LineId, f.ImportId, f.Extra }).AsAsyncEnumerable();
        await foreach (var fact in facts.WithCancellation(cancellation))
        {
            if (undone.Contains(fact.ImportId)) continue;
            using var extra = JsonDocument.Parse(fact.Extra!);
            foreach (var field in extra.RootElement.EnumerateObject().Where(field => OutcomeWords.Name(field.Name)))
            {
                if (!said.TryGetValue(field.Name, out var lines)) said.Add(field.Name, lines = new(StringComparer.Ordinal));
                if (field.Value.ValueKind == JsonValueKind.String && OutcomeWords.SaysGone(field.Name, field.Value.GetString()!) == true) lines[fact.LineId] = doubles.Root(fact.AccountId.Value);
                else lines.Remove(fact.LineId);
            }
        }
        return [.. said.Select(claim => new LineClaims(claim.Key, claim.Value.Count, [.. claim.Value.Values.Distinct().Order()]))];
    }

    public Leak Leak => new($"subscription lines: {Column}", LeakKind.SpeaksOfOutcome, string.Create(CultureInfo.InvariantCulture, $"its name speaks of churn itself, and it says so of {Lines} lines; nothing shows that it was written before"));

    public ChurnContradiction? Against(Timeline timeline, DateOnly day)
    {
        long[] paying = [.. Accounts.Where(account => timeline.OrdinalOf(account) is >= 0 and var at && timeline.IsCustomerOn(at, day))];
        return paying.Length == 0 ? null : new(string.Create(CultureInfo.InvariantCulture, $"{Column} says of {Lines} subscription lines that they churned, and {(paying.Length == 1 ? "1 account with one of them still pays" : $"{paying.Length} accounts with one of them still pay")}"), paying);
    }
}
