namespace Perennial.App.Import.Kinds;

/// <summary>The values of a contract row.</summary>
public static class ContractSlot
{
    public const int ExternalId = 0, AccountExternalId = 1, Name = 2, Start = 3, End = 4, AutoRenews = 5, RenewalMonths = 6, NoticeDays = 7,
        Signed = 8, Cancelled = 9, Currency = 10, AnnualValue = 11, Subscriptions = 12, Terms = 13, Archived = 14, Custom = 15, Count = 16;
}
