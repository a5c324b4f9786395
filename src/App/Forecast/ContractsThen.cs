using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Accounts;
using Perennial.App.Contracts;
using Perennial.App.Database;
using Perennial.App.Signals;
using Perennial.Core.Contracts;

namespace Perennial.App.Forecast;

/// <summary>
/// Every contract as it stood on past days: a term as it was recorded by then, and nothing that was agreed later. Who moves an end on when a customer renews leaves no trace in what is known today.
/// </summary>
internal sealed class ContractsThen
{
    private static readonly string[] _none = [];
    private readonly DateTimeZone _zone;
    private readonly IReadOnlyList<List<Version>> _contracts;

    private ContractsThen(DateTimeZone zone, IReadOnlyList<List<Version>> contracts) => (_zone, _contracts) = (zone, contracts);

    /// <param name="Since">UTC microseconds.</param>
    /// <param name="Contract">What was agreed; null for nothing, or where it was put aside.</param>
    private readonly record struct Version(long Since, Contract? Contract);

    /// <summary>What all facts so far say of one.</summary>
    private sealed record Known(ContractSaid Said, IReadOnlyList<string> Subscriptions, List<Version> Versions);

    /// <param name="db">Sees everything.</param>
    /// <param name="merged">Whose contracts are whose.</param>
    /// <param name="zone">Whose days are meant.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<ContractsThen> ReadAsync(AppDb db, MergeMap merged, string zone, CancellationToken cancellation)
    {
        var (found, undone) = (new Dictionary<long, Known>(), (await UndoneSource.NotCountingAsync(db, null, cancellation)).ToHashSet());
        var facts = db.ContractFacts.AsNoTracking().OrderBy(f => f.EffectiveAt).ThenBy(f => f.RecordedAt).ThenBy(f => f.Id).AsAsyncEnumerable();
        await foreach (var fact in facts.WithCancellation(cancellation))
            if (fact.ImportId is null || !undone.Contains(fact.ImportId)) found[fact.ContractId] = Said(found.GetValueOrDefault(fact.ContractId) ?? new(ContractSaid.None, _none, new(1)), fact, merged);
        return new(DateTimeZoneProviders.Tzdb[zone], [.. found.OrderBy(contract => contract.Key).Select(contract => contract.Value.Versions)]);
    }

    /// <summary>Those that were known at the end of a day, by account.</summary>
    public ILookup<long, Contract> On(DateOnly day)
    {
        var end = Micros.Of(_zone.AtStartOfDay(LocalDate.FromDateOnly(day.AddDays(1))).ToDateTimeOffset());
        return _contracts.Select(versions => versions.FindLast(version => version.Since < end).Contract).OfType<Contract>().ToLookup(contract => contract.AccountId.Value);
    }

    private static Known Said(Known before, ContractFact fact, MergeMap merged)
    {
        using var fields = JsonDocument.Parse(fact.Fields);
        var said = before.Said.With(ContractSaid.Read(fields.RootElement));
        var subscriptions = fields.RootElement.TryGetProperty("subscriptions", out var listed) ? listed.ValueKind == JsonValueKind.Array ? TextList.Read(listed.GetRawText()) : _none : before.Subscriptions;
        before.Versions.Add(new(Micros.Of(fact.EffectiveAt), said.InForce is { } agreed ? Of(fact.ContractId, merged.Root(fact.AccountId.Value), agreed, subscriptions) : null));
        return before with { Said = said, Subscriptions = subscriptions };
    }

    private static Contract Of(long id, long account, ContractTerms agreed, IReadOnlyList<string> subscriptions) => new()
    {
        Id = id,
        ExternalId = "",
        Name = "",
        AccountId = new AccountId(account),
        StartOn = agreed.Start,
        EndOn = agreed.End,
        AutoRenews = agreed.AutoRenews,
        RenewalMonths = agreed.RenewalMonths,
        NoticeDays = agreed.NoticeDays,
        CancelledOn = agreed.CancelledOn,
        Subscriptions = subscriptions,
    };
}
