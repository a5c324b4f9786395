using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Database;
using Perennial.App.Revenue;

namespace Perennial.App.Signals;

/// <summary>The logs of facts that signals are read from, with what is made of them.</summary>
internal static class FactLogs
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(s => new FactLog<AccountSaid>(s.GetRequiredService<Workspace>(), s.GetRequiredService<FactsChanged>(), Accounts, AccountSaid.Of));
        services.AddSingleton(s => new FactLog<ContactSaid>(s.GetRequiredService<Workspace>(), s.GetRequiredService<FactsChanged>(), Contacts, ContactSaid.Of));
        services.AddSingleton(s => new FactLog<ContractSaid>(s.GetRequiredService<Workspace>(), s.GetRequiredService<FactsChanged>(), Contracts, ContractSaid.Read));
        services.AddSingleton(s => new Histories<AccountSaid, AccountsSaid>(s.GetRequiredService<FactLog<AccountSaid>>(), known => new(known.Again())));
        services.AddSingleton(s => new Histories<ContactSaid, ContactsSaid>(s.GetRequiredService<FactLog<ContactSaid>>(), known => new(known.Again())));
        services.AddSingleton(s => new Histories<ContractSaid, ContractsSaid>(s.GetRequiredService<FactLog<ContractSaid>>(), _ => new()));
    }

    private static IAsyncEnumerable<FactLog<AccountSaid>.Row> Accounts(AppDb db, long after) =>
        db.AccountFacts.AsNoTracking().Where(f => f.Id > after).OrderBy(f => f.Id).AsAsyncEnumerable().Select(f => new FactLog<AccountSaid>.Row(f.Id, f.AccountId.Value, f.AccountId.Value, f.EffectiveAt, f.RecordedAt, f.ImportId, f.Fields));

    private static IAsyncEnumerable<FactLog<ContactSaid>.Row> Contacts(AppDb db, long after) =>
        db.ContactFacts.AsNoTracking().Where(f => f.Id > after).OrderBy(f => f.Id).AsAsyncEnumerable().Select(f => new FactLog<ContactSaid>.Row(f.Id, f.ContactId.Value, f.AccountId.Value, f.EffectiveAt, f.RecordedAt, f.ImportId, f.Fields));

    private static IAsyncEnumerable<FactLog<ContractSaid>.Row> Contracts(AppDb db, long after) =>
        db.ContractFacts.AsNoTracking().Where(f => f.Id > after).OrderBy(f => f.Id).AsAsyncEnumerable().Select(f => new FactLog<ContractSaid>.Row(f.Id, f.ContractId, f.AccountId.Value, f.EffectiveAt, f.RecordedAt, f.ImportId, f.Fields));
}
