namespace Perennial.App.Import.Kinds;

/// <summary>The values of an account row.</summary>
public static class AccountSlot
{
    public const int ExternalId = 0, Name = 1, ParentExternalId = 2, Domain = 3, Segment = 4, OwnerEmail = 5, Phase = 6, Country = 7, Tags = 8, Custom = 9,
        CoOwners = 10, OtherDomains = 11, Archived = 12, Count = 13;
}
