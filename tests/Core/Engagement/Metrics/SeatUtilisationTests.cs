namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Three people on four seats.</summary>
public sealed class SeatUtilisationTests
{
    [Fact]
    public void It_is_people_by_seats() => WorkedUsage.InJune().Figure("seat-utilisation").Value.ShouldBe(0.75m);

    [Fact]
    public void Without_seats_there_is_none() => new WorkedUsage { Seats = 0 }.Did(1, "ana", "2024-06-03", "plan").Figure("seat-utilisation").Reason.ShouldBe("no seats are paid for");
}
