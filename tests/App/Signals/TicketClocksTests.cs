namespace Perennial.Tests.App.Signals;

/// <summary>What becomes of a ticket counts for a signal from when it was known, and not from when the ticket began.</summary>
public sealed class TicketClocksTests
{
    private const string Tickets = "ticket_id,account_id,opened_at,first_response_at,escalated,escalated_at,closed_at,satisfaction\n";

    [Fact]
    public async Task A_first_answer_counts_from_when_it_was_given()
    {
        await using var world = await World();
        await world.Bring("tickets", Tickets + "T1,A,2025-03-30T10:00:00Z,2025-04-09T10:00:00Z,,,2025-05-20T10:00:00Z,\n");
        (await On(world, "first-response", "2025-03-31", "2025-04-08", "2025-04-09", "2025-06-01")).ShouldBe("- - 240 240");
        (await On(world, "open-tickets", "2025-03-31", "2025-05-20")).ShouldBe("1 0");
    }

    [Fact]
    public async Task An_escalation_without_a_day_counts_from_when_it_was_first_said_and_one_with_a_day_from_that()
    {
        await using var world = await World();
        await world.Bring("tickets", Tickets + "T1,A,2025-03-30T10:00:00Z,,yes,,,\nT2,A,2025-05-01T10:00:00Z,,yes,2025-05-10T08:00:00Z,,\n");
        (await On(world, "escalated-tickets", "2025-03-31", "2025-05-09", "2025-05-10", "2025-05-31", "2025-06-01")).ShouldBe("0 0 1 1 2");
        world.Clock("2025-06-11");
        await world.Bring("tickets", Tickets + "T1,A,2025-03-30T10:00:00Z,2025-04-09T10:00:00Z,yes,,,\nT2,A,2025-05-01T10:00:00Z,,yes,,,\n");
        (await On(world, "escalated-tickets", "2025-05-09", "2025-05-10", "2025-06-01", "2025-06-11")).ShouldBe("0 1 2 2", "the first who said it said when, or was the first to say it");
    }

    [Fact]
    public async Task A_rating_counts_from_when_it_was_first_recorded()
    {
        await using var world = await World();
        await world.Bring("tickets", Tickets + "T1,A,2025-03-30T10:00:00Z,,,,2025-05-20T10:00:00Z,5\n");
        (await On(world, "ticket-csat", "2025-05-20", "2025-05-31", "2025-06-01")).ShouldBe("- - 5");
        world.Clock("2025-06-11");
        await world.Bring("tickets", Tickets + "T1,A,2025-03-30T10:00:00Z,,,,2025-05-20T10:00:00Z,2\n");
        (await On(world, "ticket-csat", "2025-06-05", "2025-06-11")).ShouldBe("- 2", "what is held now had not been said then");
        (world.Of(await world.At("2025-06-05", "2025-06-05"), "A", "ticket-csat"), world.Of(await world.At("2025-05-25", "2025-06-05"), "A", "ticket-csat")).ShouldBe(("5", "-"));
    }

    private static async Task<SignalWorld> World()
    {
        var world = await SignalWorld.On("2025-06-01");
        await world.Bring("accounts", "account_id\nA\n");
        await world.Bring("subscription-lines", "account_id,subscription_id,line_id,unit_price,currency,interval,start\nA,S1,L1,100,USD,month,2024-01-01\n");
        return world;
    }

    private static async Task<string> On(SignalWorld world, string signal, params string[] days)
    {
        var found = new List<string>();
        foreach (var day in days) found.Add(world.Of(await world.At(day), "A", signal));
        return string.Join(' ', found);
    }
}
