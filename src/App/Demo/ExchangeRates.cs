namespace Perennial.App.Demo;

/// <summary>What a euro and a pound cost in dollars, every Monday of the three years.</summary>
internal static class ExchangeRates
{
    public static IEnumerable<(DateOnly Day, string Base, decimal Rate)> Weekly(ulong seed, DemoCalendar calendar)
    {
        var dice = Dice.For(seed, 7_000_001);
        var (euro, pound) = (1.075, 1.245);
        // The oldest rate is older than the oldest line, so that no day is without one.
        var first = calendar.Opening.AddDays(-40);
        for (var day = first.AddDays((8 - (int)first.DayOfWeek) % 7); day < calendar.Today; day = day.AddDays(7))
        {
            // A slow wave with weekly noise: rates wander, and come back.
            var wave = Math.Sin((day.DayNumber - first.DayNumber) / 190.0);
            euro += 0.06 * (1.090 + 0.045 * wave - euro) + 0.0045 * dice.Bell();
            pound += 0.06 * (1.270 + 0.035 * Math.Cos((day.DayNumber - first.DayNumber) / 230.0) - pound) + 0.0055 * dice.Bell();
            yield return (day, "EUR", Math.Round((decimal)euro, 4));
            yield return (day, "GBP", Math.Round((decimal)pound, 4));
        }
    }
}
