using Perennial.Core.Revenue;

namespace Perennial.Bench.Revenue;

/// <summary>
/// A large subscription business from a fixed seed, account after account: ten versions each on one to three lines over four years, a tenth billed in euro or pound,
/// a tenth begun by a trial, a tenth of versions discounted, some paused, cancelled or left.
/// </summary>
internal static class SyntheticLines
{
    public const int Accounts = 100_000;
    public const int VersionsOfAccount = 10;
    private const int MicrosOfDay = 86_400;
    public static readonly DateOnly FirstDay = new(2021, 1, 1);
    public static readonly DateOnly LastDay = new(2025, 1, 1);

    public static IEnumerable<LineVersion> All()
    {
        var random = new Random(2024);
        long fact = 0;
        long line = 0;
        for (var account = 1; account <= Accounts; account++)
        {
            var currency = random.Next(20) switch { 0 => "EUR", 1 => "GBP", _ => "USD" };
            var (lines, trial) = (random.Next(1, 4), random.Next(10) == 0);
            var begins = FirstDay.DayNumber + random.Next(900);
            for (var l = 0; l < lines; l++)
            {
                line++;
                var versions = VersionsOfAccount / lines + (l < VersionsOfAccount % lines ? 1 : 0);
                var yearly = random.Next(5) == 0;
                var (start, quantity) = (begins + random.Next(l * 60 + 1), random.Next(1, 20));
                for (var v = 0; v < versions; v++)
                {
                    yield return Version(random, ++fact, account, line, currency, yearly, start, quantity, v == 0 && trial, isLast: v == versions - 1);
                    start += random.Next(20, 200);
                    quantity = Math.Max(1, quantity + random.Next(-3, 5));
                }
            }
        }
    }

    public static IEnumerable<(DateOnly Day, string Base, decimal Rate)> Rates()
    {
        var random = new Random(7);
        for (var day = FirstDay; day <= LastDay; day = day.AddMonths(1))
        {
            yield return (day, "EUR", 1.05m + random.Next(-500, 500) / 10_000m);
            yield return (day, "GBP", 1.25m + random.Next(-500, 500) / 10_000m);
        }
    }

    private static LineVersion Version(Random random, long fact, int account, long line, string currency, bool yearly, int start, int quantity, bool trial, bool isLast)
    {
        var version = new LineVersion
        {
            FactId = fact,
            Account = account,
            Line = new TextKey((UInt128)line * 0x9E3779B97F4A7C15),
            Subscription = new TextKey((UInt128)account * 0xC2B2AE3D27D4EB4F),
            Kind = random.Next(50) == 0 ? LineKind.Metered : LineKind.Recurring,
            Quantity = quantity,
            UnitPrice = yearly ? random.Next(100, 5000) : random.Next(1000, 50_000) / 100m,
            Currency = currency,
            Interval = yearly ? BillingInterval.Year : BillingInterval.Month,
            IntervalCount = 1,
            Start = Day(start),
            RecordedAt = start * (long)MicrosOfDay * 1_000_000,
        };
        if (isLast && random.Next(3) == 0) version.End = Day(start + random.Next(30, 700));
        if (isLast && random.Next(6) == 0) version.CancelledAt = Day(start + random.Next(1, 600));
        if (trial) (version.TrialStart, version.TrialEnd) = (Day(start), Day(start + 14));
        if (random.Next(10) == 0) (version.DiscountDuration, version.DiscountPercent, version.DiscountEnd) = (DiscountDuration.Repeating, 20, Day(start + 90));
        if (random.Next(50) == 0) (version.PausedFrom, version.PausedTo) = (Day(start + 10), Day(start + 40));
        return version;
    }

    private static DayOrInstant Day(int day) => DayOrInstant.Of(DateOnly.FromDayNumber(day));
}
