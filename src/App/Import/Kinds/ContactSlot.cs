namespace Perennial.App.Import.Kinds;

/// <summary>The values of a contact row.</summary>
public static class ContactSlot
{
    public const int ExternalId = 0, AccountExternalId = 1, Name = 2, Email = 3, Role = 4, ReportsToExternalId = 5, Consent = 6, Custom = 7, Count = 8;
}
