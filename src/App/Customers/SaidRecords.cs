using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Contacts;
using Perennial.App.Contracts;
using Perennial.App.Database;
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

    /// <summary>An item that names a record by the id it had before it was merged means the one it is part of.</summary>
    public static void Lead(this Dictionary<string, JsonElement> item, string field, IReadOnlyDictionary<string, string> merged)
    {
        if (RecordEndpoints.Text(item, field) is { } said && merged.TryGetValue(said, out var now)) item[field] = JsonSerializer.SerializeToElement(now);
    }
}
