using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Revenue;
using Perennial.Core.Filters;

namespace Perennial.App.Products;

/// <summary>The field <c>product:</c>, of what an account, or one that went into it, has or had a line of.</summary>
public sealed class ProductFields(Workspace workspace, MergedRecords merged)
{
    /// <summary>A product of an account that went into another.</summary>
    private sealed record Brought(AccountId Account, string Product, long? Source);

    public async ValueTask<IReadOnlyList<RowField<AccountRow>>> ReadAsync(CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System); // what was taken back counts for nobody, whoever may see that it was
        var undone = await UndoneSource.NotCountingAsync(db, null, cancellation);
        var named = (await db.Products.AsNoTracking().Select(p => new { p.NameKey, p.ExternalId }).ToListAsync(cancellation)).ToLookup(p => p.NameKey, p => p.ExternalId, StringComparer.Ordinal);
        var brought = (await BroughtAsync(db, cancellation)).Where(b => !undone.Contains(b.Source)).ToList();
        return
        [
            new(new("product", FieldKind.Words, "a product that it has or had, by its id or name"), (condition, _) =>
            {
                if (condition is not FilterCondition.OneOf one)
                {
                    AccountId[] any = [.. brought.Select(b => b.Account).Distinct()];
                    return a => any.Contains(a.Id) || a.Products.Any(p => !undone.Contains(p.Source));
                }
                string[] products = [.. one.Texts.SelectMany(text => named[FoldedKey.Of(text)].Append(text)).Distinct(StringComparer.Ordinal)];
                AccountId[] into = [.. brought.Where(b => products.Contains(b.Product)).Select(b => b.Account).Distinct()];
                return a => into.Contains(a.Id) || a.Products.Any(p => products.Contains(p.Product) && !undone.Contains(p.Source));
            }),
        ];
    }

    private async Task<IReadOnlyList<Brought>> BroughtAsync(AppDb db, CancellationToken cancellation)
    {
        var map = merged.Accounts();
        if (map.IsEmpty) return [];
        AccountId[] doubles = [.. map.Merged.Select(id => new AccountId(id))];
        var lines = await db.SubscriptionLineFacts.AsNoTracking().Where(f => doubles.Contains(f.AccountId) && f.Product != null).Select(f => new { f.AccountId, f.Product, f.ImportId }).Distinct().ToListAsync(cancellation);
        return [.. lines.Select(l => new Brought(new AccountId(map.Root(l.AccountId.Value)), l.Product!, l.ImportId))];
    }
}
