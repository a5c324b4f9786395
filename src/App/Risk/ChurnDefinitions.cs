using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Core.Contracts;
using Perennial.Core.Revenue;
using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>What else says that an account is gone, beside its revenue: its own fields, its phase, its contracts. Where they disagree, both sides are named.</summary>
internal static class ChurnDefinitions
{
    public static async Task<IReadOnlyList<ChurnContradiction>> DisagreeingAsync(AppDb db, MergedRecords merged, Timeline timeline, IReadOnlyList<CustomHistory> customs, DateOnly day, CancellationToken cancellation)
    {
        var found = new List<ChurnContradiction>();
        bool Pays(long account) => timeline.OrdinalOf(account) is >= 0 and var at && timeline.IsCustomerOn(at, day);
        bool IsLost(long account) => timeline.OrdinalOf(account) is >= 0 and var at && timeline.FirstPaid(at, day) is not null && !timeline.IsCustomerOn(at, day);
        void Compare(string name, IReadOnlyList<(long Account, bool? Gone)> says)
        {
            if (!says.Any(one => one.Gone == true)) return;
            Add(found, [.. says.Where(one => one.Gone == true && Pays(one.Account)).Select(one => one.Account)], n => $"{name} says churned, and {n} still {(n == One ? "pays" : "pay")}");
            Add(found, [.. says.Where(one => one.Gone == false && IsLost(one.Account)).Select(one => one.Account)], n => $"{name} says not churned, and {n} {(n == One ? "pays" : "pay")} nothing any more");
        }
        foreach (var custom in customs) Compare($"The field {custom.Field}", [.. custom.Accounts.Select(account => (account, custom.Now(account) is { } value ? OutcomeWords.SaysGone(custom.Field, value) : null))]);
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.Phase != null).Select(a => new { a.Id, a.Phase }).ToListAsync(cancellation);
        Compare("The phase", [.. accounts.Select(a => (a.Id.Value, OutcomeWords.SaysGone("phase", a.Phase!)))]);
        var doubles = merged.Accounts();
        var contracts = (await db.Contracts.AsNoTracking().Where(c => !c.Archived && c.StartOn <= day).ToListAsync(cancellation)).GroupBy(c => doubles.Root(c.AccountId.Value));
        var states = contracts.Select(of => (Account: of.Key, IsOver: of.All(c => c.Agreed.StateOn(day) == ContractState.Ended))).ToList();
        Add(found, [.. states.Where(of => of.IsOver && Pays(of.Account)).Select(of => of.Account)], n => $"Every contract has ended, and {n} still {(n == One ? "pays" : "pay")}");
        Add(found, [.. states.Where(of => !of.IsOver && IsLost(of.Account)).Select(of => of.Account)], n => $"A contract is in force, and {n} {(n == One ? "pays" : "pay")} nothing any more");
        return found;
    }

    private const string One = "1 account";

    private static void Add(List<ChurnContradiction> found, IReadOnlyList<long> accounts, Func<string, string> says)
    {
        if (accounts.Count > 0) found.Add(new(says(accounts.Count == 1 ? One : string.Create(CultureInfo.InvariantCulture, $"{accounts.Count} accounts")), accounts));
    }
}
