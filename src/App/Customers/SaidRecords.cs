using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Contacts;
using Perennial.App.Contracts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Shell;

namespace Perennial.App.Customers;

/// <summary>Records by the external ids that callers say, as far as the viewer sees them.</summary>
internal static class SaidRecords
{
    public static Task<Account?> SaidAccountAsync(this AppDb db, string said, CancellationToken cancellation)
    {
        var id = Addresses.ExternalId(said);
        return db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.ExternalId == id, cancellation);
    }

    public static Task<Contact?> SaidContactAsync(this AppDb db, string said, CancellationToken cancellation)
    {
        var id = Addresses.ExternalId(said);
        return db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.ExternalId == id, cancellation);
    }

    public static Task<Contract?> SaidContractAsync(this AppDb db, string said, CancellationToken cancellation)
    {
        var id = Addresses.ExternalId(said);
        return db.Contracts.AsNoTracking().SingleOrDefaultAsync(c => c.ExternalId == id, cancellation);
    }

    /// <summary>The account of a record that the viewer sees.</summary>
    public static Task<Account> AccountOfAsync(this AppDb db, AccountId account, CancellationToken cancellation) =>
        db.Accounts.AsNoTracking().SingleAsync(a => a.Id == account, cancellation);

    /// <summary>An item that names an account by the id it had before it was merged means the one it is part of, for who sees that one.</summary>
    public static async Task LeadAccountAsync(this AppDb db, Dictionary<string, JsonElement> item, string field, MergedRecords merged, CancellationToken cancellation)
    {
        if (RecordEndpoints.Text(item, field) is { } said && merged.AccountNames().TryGetValue(said, out var now) && await db.Accounts.AnyAsync(a => a.ExternalId == now, cancellation)) item[field] = JsonSerializer.SerializeToElement(now);
    }

    /// <summary>The same of a contact.</summary>
    public static async Task LeadContactAsync(this AppDb db, Dictionary<string, JsonElement> item, string field, MergedRecords merged, CancellationToken cancellation)
    {
        if (RecordEndpoints.Text(item, field) is { } said && merged.ContactNames().TryGetValue(said, out var now) && await db.Contacts.AnyAsync(c => c.ExternalId == now, cancellation)) item[field] = JsonSerializer.SerializeToElement(now);
    }
}
