namespace Perennial.App.Import.Kinds;

/// <summary>The values of a rate row.</summary>
public static class FxRateSlot
{
    public const int Day = 0, Base = 1, Quote = 2, Rate = 3, Count = 4;
}
