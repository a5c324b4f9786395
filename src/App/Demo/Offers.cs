namespace Perennial.App.Demo;

/// <summary>What a new customer was offered.</summary>
internal static class Offers
{
    public static LineRow Open(AccountProfile account, Dice dice, LineRow line)
    {
        if (account.IsDesignPartner) return line with { DiscountPercent = 100, DiscountDuration = "forever" };
        return account.Segment.Name switch
        {
            "SMB" when dice.Chance(0.10) => line with { DiscountPercent = 50, DiscountDuration = "once" },
            "Mid-market" when dice.Chance(0.14) => line with { DiscountPercent = 20, DiscountDuration = "repeating", DiscountEnd = line.Start.AddYears(1) },
            "Enterprise" when dice.Chance(0.25) => line with { DiscountAmount = Tenth(line), DiscountDuration = "repeating", DiscountEnd = line.Start.AddYears(1) },
            "Education" when dice.Chance(0.30) => line with { DiscountPercent = 15, DiscountDuration = "forever" },
            _ => line,
        };
    }

    private static decimal Tenth(LineRow line) => Math.Round(line.Quantity * line.UnitPrice / 1000) * 100;
}
