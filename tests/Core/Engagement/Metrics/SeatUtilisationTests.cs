namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Three people on four seats.</summary>
public sealed class SeatUtilisationTests
{
    [Fact]
    public void It_is_people_by_seats() => WorkedUsage.InJune().Figure("seat-utilisation").Value.ShouldBe(0.75m);

    [Fact]
    public void People_of_accounts_without_seats_are_none() => new WorkedUsage { Seated = [2] }.Did(1, "ana", "2024-06-03", "plan").Did(2, "cy", "2024-06-03", "plan").Figure("seat-utilisation").Value.ShouldBe(0.25m);

    [Fact]
    public void An_account_whose_seats_nobody_uses_has_none_of_them() => new WorkedUsage().Did(2, "", "2024-06-03", "plan").Figure("seat-utilisation", account: 2).Value.ShouldBe(0);

    [Fact]
    public void Without_seats_there_is_none() => new WorkedUsage { Seats = 0 }.Did(1, "ana", "2024-06-03", "plan").Figure("seat-utilisation").Reason.ShouldBe("no seats are paid for");
}
