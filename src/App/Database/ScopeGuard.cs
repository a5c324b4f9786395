using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Perennial.App.Access;
using Perennial.App.Accounts;

namespace Perennial.App.Database;

/// <summary>
/// Query filters guard what is read; this guards what is written. Nobody adds, changes or removes a row of an account outside their scope,
/// nor points a row at one: the rules are read from the model, so that a new table comes under them by itself.
/// </summary>
public static class ScopeGuard
{
    public const string Filter = "scope";

    /// <summary>References whose name is not that of the table they point into.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal) { ["ImportId"] = "ImportRun", ["ReportsToId"] = "Contact", ["ParentId"] = "Account" };

    public static bool IsScoped(this IReadOnlyEntityType entity) => entity.FindDeclaredQueryFilter(Filter) is not null;

    /// <summary>The columns of a table that say which account a row belongs to.</summary>
    public static IEnumerable<IReadOnlyProperty> AccountsOf(IReadOnlyEntityType entity) => entity.GetProperties().Where(p => Plain(p) == typeof(AccountId));

    /// <summary>The columns of a table that point at a row of another scoped table.</summary>
    public static IEnumerable<(IReadOnlyProperty Property, IReadOnlyEntityType To)> ReferencesOf(IReadOnlyEntityType entity)
    {
        foreach (var property in entity.GetProperties().Where(p => Plain(p) != typeof(AccountId) && p.Name.EndsWith("Id", StringComparison.Ordinal) && p.Name != "Id"))
        {
            var name = Aliases.GetValueOrDefault(property.Name, property.Name[..^2]);
            var to = entity.Model.GetEntityTypes().FirstOrDefault(e => e != entity && e.IsScoped() && e.ClrType.Name == name && e.FindPrimaryKey() is { Properties: [var key] } && Plain(key) == Plain(property))
                ?? (entity.IsScoped() && entity.ClrType.Name == name && entity.FindPrimaryKey() is { Properties: [var own] } && Plain(own) == Plain(property) ? entity : null);
            if (to is not null) yield return (property, to);
        }
    }

    /// <exception cref="OutOfScopeException">A change reaches outside what the viewer sees.</exception>
    public static async Task CheckAsync(AppDb db, CancellationToken cancellation)
    {
        if (db.Viewer.SeesEveryAccount) return;
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            CheckAccounts(entry, db.Viewer);
            foreach (var (property, to) in ReferencesOf(entry.Metadata))
                if (entry.Property(property.Name).CurrentValue is { } key && await db.FindAsync(to.ClrType, [key], cancellation) is null) throw Outside(entry);
        }
    }

    private static void CheckAccounts(EntityEntry entry, Viewer viewer)
    {
        var accounts = AccountsOf(entry.Metadata).ToList();
        if (accounts.Count == 0 && entry.Metadata.IsScoped() && !ReferencesOf(entry.Metadata).Any()) throw Outside(entry); // a table of the whole book
        foreach (var property in accounts.Select(p => entry.Property(p.Name)))
        {
            if (property.CurrentValue is AccountId now && !viewer.Sees(now)) throw Outside(entry);
            if (entry.State != EntityState.Added && property.OriginalValue is AccountId before && !viewer.Sees(before)) throw Outside(entry);
        }
    }

    private static Type Plain(IReadOnlyProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;

    private static OutOfScopeException Outside(EntityEntry entry) => new(entry.Metadata.ClrType.Name);
}
