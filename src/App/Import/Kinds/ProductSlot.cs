namespace Perennial.App.Import.Kinds;

/// <summary>The values of a product row.</summary>
public static class ProductSlot
{
    public const int ExternalId = 0, Name = 1, Family = 2, Description = 3, Archived = 4, Custom = 5, Count = 6;
}
