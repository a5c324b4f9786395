using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Fields;
using Perennial.App.Revenue;
using Perennial.App.Shell;

namespace Perennial.App.Merging;

/// <summary>Two accounts side by side.</summary>
public sealed class AccountMerge(AppDb db, MergedRecords merged)
{
    private const int MostAlike = 8;

    public async Task<MergeView> ViewAsync(Account kept, Account? lost, CancellationToken cancellation) => new()
    {
        Kind = "account",
        Kept = await SideAsync(kept, cancellation),
        Lost = lost is null ? null : await SideAsync(lost, cancellation),
        Fields = lost is null ? [] : [.. Fields(kept, lost).Concat(await CustomFieldsAsync(db, CustomField.OfAccounts, kept.Custom, lost.Custom, cancellation)).Where(field => !field.IsEmpty)],
        Alike = lost is null ? await AlikeAsync(kept, cancellation) : [],
    };

    /// <summary>With the same name, or the same domain.</summary>
    private async Task<IReadOnlyList<(MergeSide, string)>> AlikeAsync(Account account, CancellationToken cancellation)
    {
        var found = await db.Accounts.AsNoTracking().Where(a => a.Id != account.Id && (a.NameKey == account.NameKey || (account.Domain != null && a.Domain == account.Domain)))
            .OrderBy(a => a.NameKey).ThenBy(a => a.Id).Take(MostAlike).ToListAsync(cancellation);
        var alike = new List<(MergeSide, string)>();
        foreach (var other in found) alike.Add((await SideAsync(other, cancellation), other.NameKey == account.NameKey ? "has the same name" : $"has the domain {other.Domain} too"));
        return alike;
    }

    private async Task<MergeSide> SideAsync(Account account, CancellationToken cancellation)
    {
        var all = merged.Accounts().All(account.Id.Value).Select(id => new AccountId(id)).ToList();
        List<string?> belongings =
        [
            Count(await db.SubscriptionLineFacts.Where(f => all.Contains(f.AccountId)).Select(f => f.LineId).Distinct().CountAsync(cancellation), "subscription line"),
            Count(await db.SurveyAnswerFacts.Where(f => all.Contains(f.AccountId)).Select(f => f.AnswerKey).Distinct().CountAsync(cancellation), "survey answer"),
            Count(await db.TicketFacts.Where(f => all.Contains(f.AccountId)).Select(f => f.TicketId).Distinct().CountAsync(cancellation), "ticket"),
            Count(await db.Contacts.CountAsync(c => c.AccountId == account.Id, cancellation), "contact"),
            Count(await db.Contracts.CountAsync(c => c.AccountId == account.Id, cancellation), "contract"),
            Count(await db.Activities.CountAsync(a => a.AccountId == account.Id && a.ArchivedAt == null && a.TakenBackAt == null, cancellation), "entry on its timeline", "entries on its timeline"),
            Count(await db.Accounts.CountAsync(a => a.ParentId == account.Id, cancellation), "account below it", "accounts below it"),
        ];
        return new(account.ExternalId, account.Name, Addresses.Account(account.ExternalId), [.. belongings.OfType<string>()]);
    }

    private static IReadOnlyList<MergeField> Fields(Account kept, Account lost)
    {
        return
        [
            new("name", "Name", Said(kept), Said(lost)),
            new("domain", "Domain", kept.Domain, lost.Domain),
            List("other_domains", "Other domains", a => a.OtherDomains),
            new("parent_id", "Parent account", kept.ParentExternalId, lost.ParentExternalId == kept.ExternalId ? null : lost.ParentExternalId),
            new("segment", "Segment", kept.Segment, lost.Segment),
            new("phase", "Lifecycle phase", kept.Phase, lost.Phase),
            new("country", "Country", kept.Country, lost.Country),
            new("owner_email", "Owner", kept.OwnerEmail, lost.OwnerEmail),
            List("co_owners", "Co-owners", a => a.CoOwners),
            List("tags", "Tags", a => a.Tags),
        ];

        MergeField List(string name, string label, Func<Account, IReadOnlyList<string>> of) => new(name, label, Together(of(kept)), Together(of(lost)), United: true);
    }

    /// <summary>Named as they were defined; what is not defined, as data names it.</summary>
    internal static async Task<IEnumerable<MergeField>> CustomFieldsAsync(AppDb db, string subject, IReadOnlyDictionary<string, string> kept, IReadOnlyDictionary<string, string> lost, CancellationToken cancellation)
    {
        var labels = await FieldBook.LabelsAsync(db, subject, cancellation);
        return kept.Keys.Union(lost.Keys, StringComparer.Ordinal).Select(name => new MergeField("custom." + name, labels.GetValueOrDefault(CustomField.WordOf(name), name), kept.GetValueOrDefault(name), lost.GetValueOrDefault(name)))
            .OrderBy(field => field.Label, StringComparer.OrdinalIgnoreCase).ThenBy(field => field.Name, StringComparer.Ordinal);
    }

    internal static string? Count(int count, string one, string? many = null) => count == 0 ? null : $"{Format.Count(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>An account that others only name has no name of its own.</summary>
    private static string? Said(Account account) => account.NamedOnly ? null : account.Name;

    private static string? Together(IReadOnlyList<string> list) => list.Count == 0 ? null : string.Join(MergeField.Between, list);
}
