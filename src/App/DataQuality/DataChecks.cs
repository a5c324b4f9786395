using Perennial.App.DataQuality.Checks;

namespace Perennial.App.DataQuality;

/// <summary>Every check, one line each, in the order of the page within a severity.</summary>
internal static class DataChecks
{
    public static IReadOnlyList<DataCheck> All { get; } =
    [
        new ChurnedStillPaying(),
        new GoneNotMarkedChurned(),
        new TrialStillPaying(),
        new TrialFlagButPaying(),
        new MrrDiffers(),
        new ArrDiffers(),
        new EndedWithoutEnd(),
        new CancelledWithoutEnd(),
        new CurrencyWithoutRate(),
        new SameProductTwice(),
        new OverlappingLines(),
        new ZeroLengthLines(),
        new TrialWithoutEnd(),
        new TrialWithoutTrialLine(),
        new PlanNotSubscribed(),
        new SeatsDiffer(),
        new UpgradeNotShown(),
        new DowngradeNotShown(),
        new UpgradeAndDowngrade(),
        new YearCutShort(),
        new NotRenewingYetRunning(),
        new LineBeforeSignUp(),
        new EndNotSaid(),
        new DiscountWithoutEnd(),
        new PastDueWithoutEnd(),
        new DayGap(),
        new DataStops(),
        new FarDays(),
        new NamedOnly(),
        new UnknownParent(),
        new SameName(),
        new SameDomain(),
        new SeveralSubscriptions(),
        new OnePlanSeveralProducts(),
        new BillingDiffers(),
        new UsageBeforeStart(),
        new UsageAfterEnd(),
        new RepeatedEventIds(),
        new LineAfterSignUp(),
        new FreeOutsideTrial(),
        new WithoutLines(),
    ];

    public static DataCheck? Find(string id) => All.FirstOrDefault(c => c.Id == id);
}
