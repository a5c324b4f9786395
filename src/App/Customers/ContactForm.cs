using Microsoft.AspNetCore.Http;
using Perennial.App.Contacts;

namespace Perennial.App.Customers;

/// <summary>A contact as its form has it.</summary>
public sealed record ContactForm
{
    public string? ContactId { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Title { get; init; }
    public string? Role { get; init; }
    public string? ReportsTo { get; init; }
    public string? Consent { get; init; }
    public string? Bounce { get; init; }
    public string? Influence { get; init; }
    public string? Stance { get; init; }
    public string? LeftOn { get; init; }
    public IReadOnlyDictionary<string, string?> Custom { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public static ContactForm Of(Contact contact) => new()
    {
        ContactId = contact.ExternalId,
        Name = contact.Name,
        Email = contact.Email,
        Phone = contact.Phone,
        Title = contact.Title,
        Role = contact.Role,
        ReportsTo = contact.ReportsToExternalId,
        Consent = contact.Consent,
        Bounce = contact.Bounce,
        Influence = contact.Influence,
        Stance = contact.Stance,
        LeftOn = contact.LeftOn is { } day ? Shell.Format.Iso(day) : null,
        Custom = contact.Custom.ToDictionary(c => c.Key, c => (string?)c.Value, StringComparer.Ordinal),
    };

    public static ContactForm Read(IFormCollection form) => new()
    {
        ContactId = form["contactId"],
        Name = form["name"],
        Email = form["email"],
        Phone = form["phone"],
        Title = form["title"],
        Role = form["role"],
        ReportsTo = form["reportsTo"],
        Consent = form["consent"],
        Bounce = form["bounce"],
        Influence = form["influence"],
        Stance = form["stance"],
        LeftOn = form["leftOn"],
        Custom = AccountForm.Customs(form),
    };

    internal RecordItem Item(string contactId, string accountId) => new RecordItem().Set("contactId", contactId).Set("accountId", accountId).Set("name", Name).Set("email", Email).Set("phone", Phone).Set("title", Title)
        .Set("role", Role).Set("reportsTo", ReportsTo).Set("consent", Consent).Set("bounce", Bounce).Set("influence", Influence).Set("stance", Stance).Set("leftOn", LeftOn).SetCustom(Custom);
}
