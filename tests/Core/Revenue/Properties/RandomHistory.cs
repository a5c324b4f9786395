#pragma warning disable RS0030 // a seeded Random: a failing case repeats by its seed
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.Tests.Core.Revenue.Properties;

/// <summary>Histories with every option and oddity of the metric standard, the same ones on every run.</summary>
internal static class RandomHistory
{
    public static readonly DateOnly FirstDay = new(2023, 12, 1);
    public const int Days = 200;
    private static readonly string[] Zones = ["UTC", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Chatham", "Europe/London"];
    private static readonly decimal[] Prices = [0m, 10m, 33.33m, 99.99m, 100m, 120m, 0.005m, 1234.56789m, 7m];
    private static readonly DateTimeOffset Midnight = new(FirstDay.ToDateTime(default), TimeSpan.Zero);

    /// <summary>Checks a property over histories; what fails is shrunk and printed.</summary>
    public static void Holds(int cases, Action<History> property)
    {
        var replay = new Replay(new Rnd(20240229, 11), FSharpOption<int>.None);
        var histories = Gen.Choose(0, int.MaxValue).Select(Of);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(FSharpOption<Replay>.Some(replay)), Prop.ForAll(Arb.ToArbitrary(histories, (Func<History, IEnumerable<History>>)(h => h.Smaller())), property));
    }

    public static History Of(int seed)
    {
        var random = new Random(seed);
        var accounts = random.Next(1, 4);
        var lines = Enumerable.Range(1, random.Next(1, 9)).Select(id => Line(random, id, accounts)).ToList();
        return new(lines, Rates(random), random.Next(3) > 0 ? [] : [new(2, At(random.Next(60)), At(60 + random.Next(60)))], Options(random));
    }

    /// <summary>A moment of recording: UTC microseconds, some days after the first.</summary>
    public static long At(int day) => (Midnight.AddDays(day).UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10;

    private static LineFact Line(Random random, int id, int accounts)
    {
        var line = random.Next(5);
        var start = random.Next(Days - 60);
        var account = random.Next(8) == 0 ? random.Next(accounts) : line % accounts;
        var kind = random.Next(10) switch { 0 => LineKind.OneOff, 1 => LineKind.Refund, 2 => LineKind.Metered, _ => LineKind.Recurring };
        var interval = random.Next(2) == 0 ? BillingInterval.Month : (BillingInterval)random.Next(5);
        var discount = random.Next(3) == 0 ? (DiscountDuration)random.Next(1, 4) : DiscountDuration.None;
        var (trial, dunning, paused) = (random.Next(4) == 0, random.Next(5) == 0, random.Next(4) == 0);
        var pausedFrom = start + random.Next(-5, 60);
        var pastDue = start + random.Next(0, 60);
        return new(id, account + 1, $"line-{line}", $"subscription-{line / 2}", kind, random.Next(4) == 0 ? 1.5m : random.Next(1, 5), Prices[random.Next(Prices.Length)],
            random.Next(10) switch { < 6 => "USD", < 9 => "EUR", _ => "GBP" }, interval, random.Next(3) == 0 ? random.Next(1, 5) : 1, Day(random, start), At(random.Next(40) * 3), random.Next(4))
        {
            End = random.Next(2) == 0 ? Day(random, start + random.Next(0, 90)) : null,
            TrialStart = trial && random.Next(4) > 0 ? Day(random, start + random.Next(-2, 3)) : null,
            TrialEnd = trial && random.Next(6) > 0 ? Day(random, start + random.Next(0, 40)) : null,
            Cancelled = random.Next(4) == 0 ? Day(random, start + random.Next(-5, 60)) : null,
            PastDue = dunning ? Day(random, pastDue) : null,
            DunningEnds = dunning && random.Next(4) > 0 ? Day(random, pastDue + random.Next(0, 30)) : null,
            PausedFrom = paused ? Day(random, pausedFrom) : null,
            PausedTo = paused && random.Next(4) > 0 ? Day(random, pausedFrom + random.Next(0, 40)) : null,
            Discount = discount,
            Percent = discount != DiscountDuration.None && random.Next(2) == 0 ? (random.Next(3) == 0 ? 100 : 12.5m) : 0,
            AmountOff = discount != DiscountDuration.None && random.Next(2) == 0 ? 9.99m : 0,
            DiscountEnd = discount != DiscountDuration.None && random.Next(2) == 0 ? Day(random, start + random.Next(0, 90)) : null,
        };
    }

    private static DayOrInstant Day(Random random, int day) => random.Next(4) == 0
        ? DayOrInstant.Of(Midnight.AddDays(day).AddMinutes(random.Next(24 * 60)).ToOffset(TimeSpan.FromHours(random.Next(-11, 14))))
        : DayOrInstant.Of(FirstDay.AddDays(day));

    private static List<RateFact> Rates(Random random)
    {
        var rates = new List<RateFact>();
        void Series(string @base, string quote, decimal around, int first)
        {
            for (var day = first; day < Days; day += random.Next(5, 50))
                rates.Add(new(FirstDay.AddDays(day), @base, quote, around + random.Next(-9, 10) / 100m, At(random.Next(6) == 0 ? random.Next(100) : 0), random.Next(6) == 0 ? random.Next(4) : 0));
        }
        Series("EUR", "USD", 1.0835m, random.Next(8) == 0 ? random.Next(Days) : -60);
        if (random.Next(2) == 0) Series("USD", "GBP", 0.79m, random.Next(8) == 0 ? random.Next(Days) : -60);
        else Series("GBP", "EUR", 1.17m, -60);
        return rates;
    }

    private static Dictionary<string, string> Options(Random random)
    {
        var chosen = new Dictionary<string, string>();
        foreach (var option in OptionCatalog.All.Where(o => o.Choices.Count > 0 && random.Next(2) == 0)) chosen[option.Name] = option.Choices[random.Next(option.Choices.Count)];
        if (random.Next(2) == 0) chosen["time-zone"] = Zones[random.Next(Zones.Length)];
        if (random.Next(3) == 0) chosen["currency"] = "EUR";
        if (random.Next(3) == 0) chosen["past-due-days"] = $"{random.Next(20)}";
        if (random.Next(3) == 0) chosen["reactivation-grace-days"] = $"{random.Next(1, 25)}";
        if (random.Next(4) == 0) chosen["data-end"] = $"{FirstDay.AddDays(random.Next(Days)):yyyy-MM-dd}";
        return chosen;
    }
}
