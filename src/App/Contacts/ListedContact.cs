using System.Linq.Expressions;

namespace Perennial.App.Contacts;

/// <summary>What a list reads of a contact and its account.</summary>
public sealed record ListedContact
{
    public ContactId Id { get; init; }
    public required string ExternalId { get; init; }
    public required string Name { get; init; }
    public required string NameKey { get; init; }
    public string? Email { get; init; }
    public string? EmailKey { get; init; }
    public string? Title { get; init; }
    public string? Role { get; init; }
    public required string Consent { get; init; }
    public required string Bounce { get; init; }
    public required string AccountId { get; init; }
    public required string AccountName { get; init; }
    public required string AccountNameKey { get; init; }
    public string? Segment { get; init; }
    public string? OwnerEmail { get; init; }
    public long MrrE8 { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public required IReadOnlyDictionary<string, string> Custom { get; init; }

    public static Expression<Func<ContactWithAccount, ListedContact>> Of { get; } = r => new ListedContact
    {
        Id = r.Contact.Id,
        ExternalId = r.Contact.ExternalId,
        Name = r.Contact.Name,
        NameKey = r.Contact.NameKey,
        Email = r.Contact.Email,
        EmailKey = r.Contact.EmailKey,
        Title = r.Contact.Title,
        Role = r.Contact.Role,
        Consent = r.Contact.Consent,
        Bounce = r.Contact.Bounce,
        AccountId = r.Account.ExternalId,
        AccountName = r.Account.Name,
        AccountNameKey = r.Account.NameKey,
        Segment = r.Account.Segment,
        OwnerEmail = r.Account.OwnerEmail,
        MrrE8 = r.Account.MrrE8,
        UpdatedAt = r.Contact.UpdatedAt,
        Custom = r.Contact.Custom,
    };

    /// <summary>As far as an order looks at it.</summary>
    internal ContactWithAccount AsRow() => new()
    {
        Contact = new() { Id = Id, ExternalId = ExternalId, Name = Name, NameKey = NameKey, EmailKey = EmailKey, Role = Role, UpdatedAt = UpdatedAt, Custom = Custom },
        Account = new() { ExternalId = AccountId, Name = AccountName, NameKey = AccountNameKey, MrrE8 = MrrE8, Tags = [], Custom = new Dictionary<string, string>(StringComparer.Ordinal) },
    };
}
