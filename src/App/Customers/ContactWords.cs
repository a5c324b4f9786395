using Perennial.App.Contacts;
using Perennial.App.Shell;

namespace Perennial.App.Customers;

/// <summary>Contacts as people read of them.</summary>
internal static class ContactWords
{
    public static readonly string[] Roles = ["Executive sponsor", "Decision maker", "Champion", "Economic buyer", "Administrator", "User", "Technical contact", "Billing contact"];

    /// <summary>A custom field as it is read: "Customer since" for <c>customer_since</c>.</summary>
    public static string FieldName(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');

    public static string Initials(string name) => string.Concat(name.Split([' ', '.', '@', '-'], StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => char.ToUpperInvariant(word[0])));

    public static IEnumerable<string> Warnings(Contact contact)
    {
        if (contact.LeftOn is { } day) yield return $"left on {Format.Day(day)}";
        if (contact.Bounce != "none") yield return contact.Bounce == "hard" ? "mail bounces" : "mail bounced lately";
        if (contact.Consent == "denied") yield return "no mail wanted";
        if (contact.Stance == "critic") yield return "critic";
    }
}
