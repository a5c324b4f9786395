using Perennial.Core.Revenue;
using Perennial.Core.Voice;

namespace Perennial.Tests.Core.Voice;

public sealed class TicketMetricTests
{
    [Fact]
    [Trait("metric", "fcr")]
    [Trait("metric", "tickets-handled")]
    [Trait("metric", "reopen-rate")]
    public void FCR_counts_what_one_contact_solved_and_no_reopen_undid_within_the_days()
    {
        var world = new VoiceWorld()
            .Ticket(1, "2024-03-01", "2024-03-02", contacts: 1) // at first
            .Ticket(1, "2024-03-01", "2024-03-02", contacts: 2) // two contacts
            .Ticket(1, "2024-03-01", "2024-03-02", contacts: 1, reopened: "2024-03-09") // reopened on the seventh day
            .Ticket(1, "2024-03-01", "2024-03-02", contacts: 1, reopened: "2024-03-10") // on the eighth
            .Ticket(1, "2024-03-01", "2024-03-02", contacts: 1, reopens: 1) // reopened, nobody says when
            .Ticket(1, "2024-03-01", "2024-03-02") // nobody counted the contacts
            .Ticket(1, "2024-03-01", null, contacts: 1) // not solved
            .Ticket(1, "2024-03-01", "2024-04-02", contacts: 1); // solved in April
        var fcr = world.Figure("fcr");
        (fcr.Numerator, fcr.Denominator, fcr.Value, fcr.Interval!.Method).ShouldBe((2m, 5m, 0.4m, "wilson"));
        world.Figure("fcr", options: ("fcr-days", "8")).Numerator.ShouldBe(1);
        world.Figure("tickets-handled").Value.ShouldBe(6);
        Math.Round(world.Figure("reopen-rate").Value!.Value, 4).ShouldBe(0.5m);
    }

    [Fact]
    public void A_ticket_whose_days_are_not_over_is_not_judged()
    {
        var world = new VoiceWorld { Horizon = new(2024, 3, 20) }.Ticket(1, "2024-03-01", "2024-03-13", contacts: 1).Ticket(1, "2024-03-01", "2024-03-14", contacts: 1);
        (world.Figure("fcr").Numerator, world.Figure("fcr").Denominator).ShouldBe((1m, 1m));
        world.Figure("fcr", options: ("fcr-days", "30")).Reason.ShouldBe("no solved ticket says how many contacts it took and has its 30 days without a reopen behind it");
    }

    [Fact]
    [Trait("metric", "aht")]
    public void AHT_is_talk_hold_and_after_work_over_those_that_say_it()
    {
        var world = new VoiceWorld().Ticket(1, "2024-03-01", "2024-03-02", handling: 600).Ticket(1, "2024-03-01", "2024-03-02", handling: 300).Ticket(1, "2024-03-01", "2024-03-02");
        (world.Figure("aht").Value, world.Figure("aht").Numerator, world.Figure("aht").Denominator).ShouldBe((7.5m, 15m, 2m));
    }

    [Fact]
    [Trait("metric", "first-response")]
    [Trait("metric", "resolution-time")]
    public void First_response_and_resolution_come_from_the_moments_or_from_what_is_stated()
    {
        var world = new VoiceWorld().Ticket(1, "2024-03-01 10:00", "2024-03-01 16:00", response: 1800).Ticket(1, "2024-03-05 10:00", "2024-03-05 12:00", response: 3600).Ticket(1, "2024-03-05", "2024-03-06");
        (world.Figure("first-response").Value, world.Figure("first-response").N).ShouldBe((45m, 2));
        (world.Figure("resolution-time").Value, world.Figure("resolution-time").N).ShouldBe((240m, 2));
    }

    [Fact]
    [Trait("metric", "open-tickets")]
    [Trait("metric", "tickets-opened")]
    public void Open_tickets_stand_at_the_close_also_those_that_were_taken_up_again()
    {
        var world = new VoiceWorld()
            .Ticket(1, "2024-02-01") // since February
            .Ticket(1, "2024-03-10", "2024-04-02") // solved later
            .Ticket(1, "2024-03-10", "2024-03-12") // solved
            .Ticket(1, "2024-03-10", "2024-03-12", reopened: "2024-03-20") // taken up again
            .Ticket(1, "2024-03-10", "2024-03-12", reopened: "2024-04-20") // later
            .Ticket(1, "2024-03-10 09:00", "2024-03-12 10:00", reopened: "2024-03-12 11:00") // on the same day, after its end
            .Ticket(1, "2024-03-10 09:00", "2024-03-12 12:00", reopened: "2024-03-12 11:00") // on the same day, before its end
            .Ticket(1, "2024-04-01");
        (world.Figure("open-tickets").Value, world.Figure("tickets-opened").Value).ShouldBe((4m, 6m));
    }

    [Fact]
    [Trait("metric", "escalations")]
    [Trait("metric", "ticket-csat")]
    public void Escalated_and_rated_tickets_are_counted()
    {
        var world = new VoiceWorld().Ticket(1, "2024-03-01", "2024-03-02", escalated: true, rating: 5).Ticket(1, "2024-03-01", "2024-03-02", rating: 3).Ticket(1, "2024-02-01", escalated: true);
        (world.Figure("escalations").Value, world.Figure("ticket-csat").Value).ShouldBe((1m, 0.5m));
    }

    [Fact]
    public void As_known_before_a_ticket_was_solved_it_is_open()
    {
        var world = new VoiceWorld().Ticket(1, "2024-03-01", key: "x", recordedAt: 100).Ticket(1, "2024-03-01", "2024-03-02", key: "x", recordedAt: 200);
        (world.Figure("open-tickets").Value, world.Figure("open-tickets", book: world.Book(knownAt: 150)).Value).ShouldBe((0m, 1m));
    }

    [Fact]
    public void The_state_of_every_account_s_support_comes_in_one_pass()
    {
        var book = new VoiceWorld().Ticket(1, "2024-03-01", escalated: true, response: 60).Ticket(1, "2024-03-25", response: 120).Ticket(1, "2024-03-20", "2024-03-21", reopened: "2024-03-25", rating: 4).Ticket(2, "2024-01-01", "2024-01-02").Book();
        var states = book.Tickets.StatesOn(new(2024, 3, 31), 30, book.Accounts.Count);
        var one = states[book.Accounts.Find(1)!.Value];
        (one.Open, one.Escalated, one.OpenedLately, one.ReopenedLately, one.EscalatedLately, one.Response.N, one.Response.Minutes, one.Ratings.N).ShouldBe((3, 1, 2, 1, 0, 1, 2m, 1));
        states[book.Accounts.Find(2)!.Value].Open.ShouldBe(0);
    }

    [Fact]
    public void The_state_on_a_day_knows_nothing_of_later_and_figures_of_a_closed_period_mean_what_they_meant()
    {
        var said = DayOrInstant.Of(new DateTimeOffset(2024, 4, 10, 9, 0, 0, TimeSpan.Zero)).Micros;
        var world = new VoiceWorld().Ticket(1, "2024-03-30 23:30", escalated: true, response: 3600, recordedAt: said).Ticket(1, "2024-03-20", "2024-03-25", response: 2 * 86_400, rating: 5, recordedAt: said);
        (int Escalated, long Answered, long Rated) On(int month, int day) => world.Book().Tickets.StatesOn(new(2024, month, day), 30, 1)[0] is var s ? (s.Escalated, s.Response.N, s.Ratings.N) : default;
        On(3, 21).ShouldBe((0, 0, 0));
        On(3, 22).ShouldBe((0, 1, 0), "two days after it was opened");
        On(3, 30).ShouldBe((0, 1, 0), "the hour after half past eleven is over on the next day");
        On(3, 31).ShouldBe((0, 2, 0));
        On(4, 9).ShouldBe((0, 2, 0));
        On(4, 10).ShouldBe((1, 2, 1), "said on this day");
        (world.Figure("escalations").Value, world.Figure("ticket-csat").Value, world.Figure("first-response").N).ShouldBe((1m, 1m, 2));
    }
}
