using Microsoft.EntityFrameworkCore;
using Perennial.App.Contacts;
using Perennial.App.Database;
using Perennial.App.Fields;
using Perennial.App.Shell;

namespace Perennial.App.Merging;

/// <summary>Two contacts of one account side by side.</summary>
public sealed class ContactMerge(AppDb db)
{
    public async Task<MergeView> ViewAsync(Contact kept, Contact? lost, CancellationToken cancellation) => new()
    {
        Kind = "contact",
        Kept = await SideAsync(kept, cancellation),
        Lost = lost is null ? null : await SideAsync(lost, cancellation),
        Fields = lost is null ? [] : [.. Fields(kept, lost).Concat(await AccountMerge.CustomFieldsAsync(db, CustomField.OfContacts, kept.Custom, lost.Custom, cancellation)).Where(field => !field.IsEmpty)],
        Alike = lost is null ? await OthersAsync(kept, cancellation) : [],
    };

    /// <summary>The account's other contacts, those that look alike first.</summary>
    private async Task<IReadOnlyList<(MergeSide, string)>> OthersAsync(Contact contact, CancellationToken cancellation)
    {
        var others = await db.Contacts.AsNoTracking().Where(c => c.AccountId == contact.AccountId && c.Id != contact.Id).OrderBy(c => c.NameKey).ThenBy(c => c.Id).Take(200).ToListAsync(cancellation);
        var named = new List<(MergeSide Side, string Why)>();
        foreach (var other in others)
        {
            var why = other.EmailKey is not null && other.EmailKey == contact.EmailKey ? "has the same mail address" : other.NameKey == contact.NameKey ? "has the same name" : other.Title ?? other.Email ?? "";
            named.Add((new(other.ExternalId, other.Name, Addresses.Contact(other.ExternalId), []), why));
        }
        return [.. named.OrderByDescending(n => n.Why.StartsWith("has the same", StringComparison.Ordinal))];
    }

    private async Task<MergeSide> SideAsync(Contact contact, CancellationToken cancellation)
    {
        List<string?> belongings =
        [
            AccountMerge.Count(await db.ActivityContacts.CountAsync(a => a.ContactId == contact.Id, cancellation), "entry on the timeline", "entries on the timeline"),
            AccountMerge.Count(await db.Contacts.CountAsync(c => c.ReportsToId == contact.Id, cancellation), "person reports to them", "people report to them"),
        ];
        return new(contact.ExternalId, contact.Name, Addresses.Contact(contact.ExternalId), [.. belongings.OfType<string>()]);
    }

    private static IReadOnlyList<MergeField> Fields(Contact kept, Contact lost) =>
    [
        new("name", "Name", kept.Name, lost.Name),
        new("email", "Mail", kept.Email, lost.Email),
        new("title", "Title", kept.Title, lost.Title),
        new("phone", "Telephone", kept.Phone, lost.Phone),
        new("role", "Role", kept.Role, lost.Role),
        new("reports_to", "Reports to", kept.ReportsToExternalId, lost.ReportsToExternalId == kept.ExternalId ? null : lost.ReportsToExternalId),
        new("consent", "Consent", kept.Consent, lost.Consent),
        new("bounce", "Mail comes back", kept.Bounce, lost.Bounce),
        new("influence", "Influence", kept.Influence, lost.Influence),
        new("stance", "Stance", kept.Stance, lost.Stance),
        new("left_on", "Left on", Day(kept.LeftOn), Day(lost.LeftOn)),
    ];

    private static string? Day(DateOnly? day) => day is { } known ? Format.Iso(known) : null;
}
