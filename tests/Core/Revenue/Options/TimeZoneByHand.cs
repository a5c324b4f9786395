using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>A line that starts at 2024-03-01T03:00Z starts on 29 February in New York and on 1 March in UTC.
/// On 10 March New York's clocks go forward: 04:30Z on the 11th is 00:30 there, the 11th; an hour earlier in winter time it would still be the 10th.</summary>
public sealed class TimeZoneByHand
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder().Line(1, "a", "2024-01-01", 100, with: v => v with { Start = At("2024-03-01T03:00:00Z"), End = At("2024-03-11T04:30:00Z") });

    [Theory]
    [InlineData("UTC", "2024-03-01", "2024-03-11")]
    [InlineData("America/New_York", "2024-02-29", "2024-03-11")]
    [InlineData("America/Chicago", "2024-02-29", "2024-03-10")]
    [InlineData("Asia/Kathmandu", "2024-03-01", "2024-03-11")]
    public void An_instant_falls_on_the_zones_local_day(string zone, string starts, string ends) =>
        Ledger.Days($"time-zone={zone}").ShouldBe([$"{starts} New 100", $"{ends} Churn -100"]);

    private static DayOrInstant At(string instant) => DayOrInstant.Of(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));
}
