using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.App.Revenue;

/// <summary>Name, segment and owner of every account, as known now or at a moment; read once and kept until facts change.</summary>
public sealed class AccountDirectory(Workspace workspace, FactsChanged changed, MergedRecords merged)
{
    /// <summary>The custom field that says who brought an account in.</summary>
    public const string ReferredBy = "referred_by";

    private volatile Kept? _now;
    private volatile Kept? _past;

    private sealed record Kept(long Times, DateTimeOffset? KnownAt, IReadOnlyDictionary<long, AccountEntry> Accounts);

    public async ValueTask<IReadOnlyDictionary<long, AccountEntry>> AsKnownAsync(DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        var times = changed.Times;
        if ((knownAt is null ? _now : _past) is { } kept && kept.Times == times && kept.KnownAt == knownAt) return kept.Accounts;
        await using var db = workspace.OpenFor(Viewer.System);
        var accounts = await NowAsync(db, cancellation);
        if (knownAt is { } at) await GoBackAsync(db, at, accounts, cancellation);
        var read = new Kept(times, knownAt, accounts);
        if (knownAt is null) _now = read;
        else _past = read;
        return accounts;
    }

    private static async Task<Dictionary<long, AccountEntry>> NowAsync(AppDb db, CancellationToken cancellation)
    {
        var accounts = await db.Accounts.AsNoTracking().Select(a => new { a.Id, a.ExternalId, a.Name, a.Segment, a.OwnerEmail, a.Custom }).ToListAsync(cancellation);
        return accounts.ToDictionary(a => a.Id.Value, a => new AccountEntry(a.Id.Value, a.ExternalId, a.Name, a.Segment, a.OwnerEmail, IsReferred(a.Custom.GetValueOrDefault(ReferredBy))));
    }

    /// <summary>Reads segment, owner and name again from the facts recorded by then.</summary>
    private async Task GoBackAsync(AppDb db, DateTimeOffset at, Dictionary<long, AccountEntry> accounts, CancellationToken cancellation)
    {
        var undone = await UndoneSource.NotCountingAsync(db, at, cancellation);
        foreach (var id in accounts.Keys.ToList()) accounts[id] = accounts[id] with { Segment = null, Owner = null, IsReferred = false };
        foreach (var (id, externalId) in AccountKeys.All(workspace.Store)) accounts.TryAdd(id, new AccountEntry(id, externalId, externalId, null, null, IsReferred: false));
        var facts = db.Set<AccountFact>().AsNoTracking().Where(f => f.RecordedAt <= at).OrderBy(f => f.RecordedAt).ThenBy(f => f.Id).AsAsyncEnumerable();
        await foreach (var fact in facts.WithCancellation(cancellation))
        {
            if (undone.Contains(fact.ImportId) || !accounts.TryGetValue(fact.AccountId.Value, out var entry)) continue;
            using var fields = JsonDocument.Parse(fact.Fields);
            accounts[fact.AccountId.Value] = entry with
            {
                Name = Said(fields, "name", entry.Name) ?? entry.ExternalId,
                Segment = Said(fields, "segment", entry.Segment),
                Owner = Said(fields, "owner_email", entry.Owner),
                IsReferred = Custom(fields) is { } custom ? IsReferred(custom.GetString()) : entry.IsReferred,
            };
        }
        foreach (var part in merged.Accounts(at).Merged) accounts.Remove(part);
    }

    private static string? Said(JsonDocument fields, string name, string? before) =>
        fields.RootElement.TryGetProperty(name, out var value) ? value.GetString() : before;

    private static JsonElement? Custom(JsonDocument fields) =>
        fields.RootElement.TryGetProperty("custom", out var custom) && custom.ValueKind == JsonValueKind.Object && custom.TryGetProperty(ReferredBy, out var by) ? by : null;

    private static bool IsReferred(string? by) => by is not null && by.Trim().ToLowerInvariant() is not ("" or "no" or "false" or "0" or "none");
}
