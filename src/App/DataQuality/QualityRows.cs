using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.Client;

namespace Perennial.App.DataQuality;

/// <summary>Puts names and days to a check's rows, some hundred at a time.</summary>
internal static class QualityRows
{
    public static IReadOnlyList<string> CsvHeader { get; } = ["account_id", "account", "subscription_id", "line_id", "product", "start", "end", "says", "instead"];

    public static async Task<List<DataQualityRow>> NameAsync(AppDb db, IEnumerable<Contradiction> found, CancellationToken cancellation)
    {
        var rows = found.ToList();
        List<AccountId> accountIds = [.. rows.Select(r => new AccountId(r.Account)).Distinct()];
        List<long> factIds = [.. rows.Where(r => r.Fact > 0).Select(r => r.Fact)];
        var accounts = await db.Accounts.AsNoTracking().Where(a => accountIds.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId, a.Name }).ToDictionaryAsync(a => a.Id.Value, cancellation);
        var facts = factIds.Count == 0 ? [] : await db.SubscriptionLineFacts.AsNoTracking().Where(f => factIds.Contains(f.Id))
            .Select(f => new { f.Id, f.SubscriptionId, f.LineId, f.Product, f.StartAt, f.EndAt }).ToDictionaryAsync(f => f.Id, cancellation);
        return [.. rows.Select(r => facts.TryGetValue(r.Fact, out var f)
            ? new DataQualityRow(accounts[r.Account].ExternalId, accounts[r.Account].Name, f.SubscriptionId, f.LineId, f.Product, f.StartAt, f.EndAt, r.Says, r.Instead)
            : !accounts.TryGetValue(r.Account, out var account) ? new DataQualityRow("", "", null, null, null, null, null, r.Says, r.Instead)
            : new DataQualityRow(account.ExternalId, account.Name, null, null, null, null, null, r.Says, r.Instead))];
    }

    /// <summary>All of them, read as they are sent.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Csv(AppDb db, IReadOnlyList<Contradiction> found)
    {
        foreach (var part in found.Chunk(500))
            foreach (var r in NameAsync(db, part, CancellationToken.None).GetAwaiter().GetResult())
                yield return [r.AccountId, r.AccountName, r.SubscriptionId, r.LineId, r.Product, r.Start, r.End, r.Says, r.Instead];
    }
}
