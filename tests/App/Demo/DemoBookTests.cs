using Perennial.App.Demo;

namespace Perennial.Tests.App.Demo;

/// <summary>The demo company as data, before it is brought in.</summary>
public sealed class DemoBookTests
{
    private static readonly DemoBook _book = DemoBook.Write(TestClock.Start);

    [Fact]
    public void The_same_seed_and_moment_give_the_same_company()
    {
        var again = DemoBook.Write(TestClock.Start);
        again.Lines.ShouldBe(_book.Lines);
        again.Contacts.ShouldBe(_book.Contacts);
        again.Contracts.ShouldBe(_book.Contracts);
        again.Talks.Select(t => (t.AccountId, t.At, t.Talk)).ShouldBe(_book.Talks.Select(t => (t.AccountId, t.At, t.Talk)));
        again.Answers.ShouldBe(_book.Answers);
        again.Tickets.ShouldBe(_book.Tickets);
        again.Accounts.SelectMany(a => a.Course.Troubles).ShouldBe(_book.Accounts.SelectMany(a => a.Course.Troubles));
        again.Accounts.Select(a => (a.Id, a.Name, a.Phase)).ShouldBe(_book.Accounts.Select(a => (a.Id, a.Name, a.Phase)));
    }

    [Fact]
    public void Tomorrow_it_is_the_same_company_a_day_older() =>
        DemoBook.Write(TestClock.Start.AddDays(1)).Accounts.Select(a => a.Name).ShouldBe(_book.Accounts.Select(a => a.Name));

    [Fact]
    public void Most_who_leave_show_it_before_but_not_all_and_some_show_it_and_stay()
    {
        var today = _book.Calendar.Today;
        var paid = _book.Accounts.Where(a => a.Phase is not ("lost trial" or "trial" or "group")).ToList();
        List<(AccountProfile Account, DateOnly Last)> left = [.. paid.SelectMany(a => a.Stays.Where(stay => stay.To <= today).Select(stay => (a, stay.To!.Value)))];
        left.Count.ShouldBeGreaterThan(60);
        var shown = left.Where(l => l.Account.Course.On(l.Last.AddDays(-15)) > 0.4).ToList();
        (shown.Count / (double)left.Count).ShouldBeInRange(0.6, 0.9);
        foreach (var (account, last) in shown.Where(l => l.Account.Course.Troubles.Count == 1)) (last.DayNumber - account.Course.Troubles[0].From.DayNumber).ShouldBeInRange(10, 260, account.Id);
        paid.Count(a => a.IsHere(today) && a.Course.Troubles.Any(t => t.Depth > 0.5 && t.Ends < today)).ShouldBeGreaterThan(15, "saved");
        paid.Count(a => a.IsHere(today) && a.Course.On(today) > 0.5).ShouldBeInRange(12, 60, "in trouble now");
        paid.Where(a => a.IsHere(today)).SelectMany(a => a.Course.Troubles).Where(t => t.On(today) > 0.5).Select(t => t.Kind).Distinct().Count().ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public void Who_has_left_answers_and_asks_no_more()
    {
        var accounts = _book.Accounts.ToDictionary(a => a.Id, StringComparer.Ordinal);
        foreach (var answer in _book.Answers.Where(a => a.Instrument != "csat")) accounts[answer.AccountId].IsHere(DateOnly.FromDateTime(answer.At.UtcDateTime)).ShouldBeTrue(answer.Id);
        foreach (var ticket in _book.Tickets) accounts[ticket.AccountId].IsHere(DateOnly.FromDateTime(ticket.Opened.UtcDateTime)).ShouldBeTrue(ticket.Id);
    }

    [Fact]
    public void It_has_every_case_of_the_standard()
    {
        var lines = _book.Lines;
        var today = _book.Calendar.Today;
        _book.Accounts.Count.ShouldBe(412);
        foreach (var (name, rows) in new (string, IEnumerable<LineRow>)[]
        {
            ("trials that paid", lines.Where(l => l.TrialEnd != null && l.End == null && l.TrialEnd < today)),
            ("trials that did not", lines.Where(l => l.TrialEnd != null && l.End == l.TrialEnd)),
            ("discounts once", lines.Where(l => l.DiscountDuration == "once")),
            ("discounts over several periods", lines.Where(l => l.DiscountDuration == "repeating" && l.DiscountPercent != null)),
            ("discounts for ever", lines.Where(l => l.DiscountDuration == "forever" && l.DiscountPercent < 100)),
            ("discounts by amount", lines.Where(l => l.DiscountAmount > 0)),
            ("free accounts", lines.Where(l => l.DiscountPercent == 100)),
            ("pauses", lines.Where(l => l.PausedFrom != null && l.PausedTo < today)),
            ("failed collections", lines.Where(l => l.DunningEnds < today)),
            ("scheduled churn", lines.Where(l => l.CancelledAt != null && l.End > today)),
            ("metered usage", lines.Where(l => l.Kind == "metered")),
            ("services", lines.Where(l => l.Kind == "one_off")),
            ("refunds", lines.Where(l => l.Kind == "refund")),
            ("add-ons", lines.Where(l => l.Product is "Insights" or "Automations")),
            ("late facts", lines.Where(l => l.RecordedAt > new DateTimeOffset(l.Start, default, TimeSpan.Zero).AddDays(14) && l is { CancelledAt: null, PastDueFrom: null, PausedFrom: null, Kind: "recurring" })),
            ("returns", lines.Where(l => l.SubscriptionId.EndsWith("-2", StringComparison.Ordinal))),
        }) rows.Select(r => r.AccountId).Distinct().Count().ShouldBeGreaterThanOrEqualTo(2, name);
        foreach (var interval in (string[])["week", "month", "quarter", "year"]) lines.ShouldContain(l => l.Interval == interval);
        foreach (var currency in (string[])["USD", "EUR", "GBP"]) lines.Count(l => l.Currency == currency).ShouldBeGreaterThan(50);
        _book.Accounts.Count(a => a.Parent != null).ShouldBeGreaterThan(8);
        _book.Accounts.Count(a => a.ReferredBy != null).ShouldBeGreaterThan(20);
        _book.Accounts.Select(a => a.Name).Distinct().Count().ShouldBe(_book.Accounts.Count);
        _book.Accounts.ShouldAllBe(a => a.Domain.EndsWith(".example", StringComparison.Ordinal));
        _book.Accounts.Select(a => a.Domain).Distinct().Count().ShouldBe(_book.Accounts.Count);
        _book.Contacts.ShouldAllBe(c => System.Text.RegularExpressions.Regex.IsMatch(c.Email, @"^[a-z.]+@[a-z0-9-]+\.example$"));
    }
}
