namespace Perennial.App.Import.Kinds;

/// <summary>The values of a contact row.</summary>
public static class ContactSlot
{
    public const int ExternalId = 0, AccountExternalId = 1, Name = 2, Email = 3, Role = 4, ReportsToExternalId = 5, Consent = 6, Custom = 7,
        Title = 8, Phone = 9, Bounce = 10, Influence = 11, Stance = 12, LeftOn = 13, Archived = 14, Count = 15;
}
