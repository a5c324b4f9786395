using Perennial.Client;
using Perennial.Core.Health;

namespace Perennial.Tests.App.Signals;

/// <summary>What counts as of a day: what had happened by its end; as known on a day, what had been recorded by then.</summary>
public sealed class SignalClocksTests
{
    private const string Answers = "account_id,contact,instrument,scale_min,scale_max,score,answered_at\n";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_told_late_counts_from_when_it_happened_and_as_known_before_it_was_told_does_not()
    {
        await using var world = await SignalWorld.On("2025-06-01");
        await world.Bring("accounts", "account_id\nA\n");
        world.Clock("2025-09-01");
        await world.Bring("subscription-lines", "account_id,subscription_id,line_id,unit_price,currency,interval,start\nA,S1,L1,100,USD,month,2024-02-29\n");
        await world.Bring("survey-responses", Answers + "A,a,nps,0,10,9,2025-03-01\n");
        await world.Bring("tickets", "ticket_id,account_id,opened_at,closed_at\nT1,A,2025-02-20,2025-03-10\n");
        await world.Bring("contracts", "contract_id,account_id,start,end\nK1,A,2024-02-29,2025-08-29\n");
        await world.Client.AddActivityAsync("A", new("mail", "Wrote") { HappenedAt = new(2025, 2, 24, 9, 0, 0, TimeSpan.Zero) }, Now);
        string[] signals = ["mrr", "tenure", "nps-last", "open-tickets", "contract-months", "days-to-renewal", "days-since-contact"];
        async Task<string> On(string day, string? asKnown = null) => await world.At(day, asKnown) is var table ? string.Join(' ', signals.Select(s => world.Of(table, "A", s))) : "";
        (await On("2024-02-28")).ShouldBe("0 - - - - - -", "the day before it all began");
        (await On("2024-02-29")).ShouldBe("100 0 - - 18 547 -");
        (await On("2025-02-28")).ShouldBe("100 12 - 1 18 182 4", "a month from the 29th has come on the last day of February");
        (await On("2025-03-01")).ShouldBe("100 12 9 1 18 181 5");
        (await On("2025-03-10")).ShouldBe("100 12 9 0 18 172 14", "solved on the day");
        (await On("2025-03-01", "2025-08-31")).ShouldBe("- - - - - - -", "nothing had been told by then");
        (await On("2025-03-01", "2025-09-01")).ShouldBe(await On("2025-03-01"));
    }

    [Fact]
    public async Task Corrections_and_what_was_taken_back_count_as_they_were_known()
    {
        await using var world = await SignalWorld.On("2025-06-01");
        await world.Bring("accounts", "account_id,phase\nA,onboarding\n");
        var first = await Perennial.Tests.App.Import.ImportHost.Bring(world.Client, "subscription-lines", "account_id,subscription_id,line_id,unit_price,currency,interval,start\nA,S1,L1,100,USD,month,2025-01-01\n");
        world.Clock("2025-06-11");
        await world.Bring("subscription-lines", "account_id,subscription_id,line_id,unit_price,currency,interval,start\nA,S1,L1,120,USD,month,2025-01-01\n");
        await world.Bring("accounts", "account_id,phase\nA,Live\n");
        world.Clock("2025-06-21");
        async Task<string> On(string day, string? asKnown = null) => await world.At(day, asKnown) is var table ? $"{world.Of(table, "A", "mrr")} {world.Of(table, "A", "days-in-onboarding")}" : "";
        (await On("2025-06-05")).ShouldBe("120 4", "what was said later of the phase does not change the day");
        (await On("2025-06-05", "2025-06-05")).ShouldBe("100 4");
        (await On("2025-06-11")).ShouldBe("120 -");
        (await On("2025-06-20", "2025-06-10")).ShouldBe("100 19", "as far as was known it had not moved on");
        await world.Client.UndoImportAsync(first.Id, Now);
        (await On("2025-06-05", "2025-06-05")).ShouldBe("100 4", "it was taken back later");
        (await On("2025-06-21")).ShouldBe("120 -");
    }

    [Fact]
    public async Task Days_are_those_of_the_workspace_s_zone()
    {
        await using var world = await SignalWorld.On("2025-06-01");
        await world.Client.SetSettingsAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["time-zone"] = "America/New_York" }, Now);
        await world.Bring("accounts", "account_id\nA\n");
        await world.Happened("2025-05-11T03:30:00Z,Signed in,u1,A");
        await world.Bring("survey-responses", Answers + "A,a,nps,0,10,9,2025-05-11T03:30:00Z\n");
        await world.Bring("tickets", "ticket_id,account_id,opened_at\nT1,A,2025-05-11T03:30:00Z\n");
        await world.Client.AddActivityAsync("A", new("call", "Talked") { HappenedAt = new(2025, 5, 11, 3, 30, 0, TimeSpan.Zero) }, Now);
        string[] signals = ["days-since-use", "active-users", "days-since-answer", "open-tickets", "days-since-contact"];
        async Task<string> On(string day) => await world.At(day) is var table ? string.Join(' ', signals.Select(s => world.Of(table, "A", s))) : "";
        (await On("2025-05-09")).ShouldBe("- - - - -");
        (await On("2025-05-10")).ShouldBe("0 1 0 1 0", "half past eleven in the evening of the tenth, in New York");
        world.Clock("2025-06-02", "03:00");
        (await world.Client.AccountSignalsAsync("A", cancellation: Now)).On.ShouldBe(new DateOnly(2025, 6, 1), "today is theirs too");
    }

    [Fact]
    public async Task Use_is_not_told_as_it_was_known_before_today()
    {
        await using var world = await SignalWorld.On("2025-06-01");
        await world.Bring("accounts", "account_id\nA\n");
        await world.Happened("2025-05-11T03:30:00Z,Signed in,u1,A");
        world.Clock("2025-06-03");
        var table = await world.At("2025-05-20", "2025-06-02");
        table.Untold("active-users").ShouldBe("What was done is told as it is known today, not as it was on an earlier day.");
        (await world.At("2025-05-20", "2025-06-03")).Untold("active-users").ShouldBeNull();
    }

    [Fact]
    public async Task Merged_accounts_are_one_and_were_two_as_known_before()
    {
        await using var world = await SignalWorld.On("2025-06-01");
        await world.Bring("accounts", "account_id,name\nA,Acme\nB,Acme too\n");
        await world.Bring("subscription-lines", "account_id,subscription_id,line_id,quantity,unit_price,currency,interval,start\nA,S1,L1,1,100,USD,month,2025-01-01\nB,S2,L2,1,50,USD,month,2024-10-01\n");
        await world.Bring("survey-responses", Answers + "B,a,nps,0,10,3,2025-05-01\n");
        await world.Bring("contracts", "contract_id,account_id,start,end\nK1,B,2025-01-01,2025-07-01\n");
        await world.Bring("contacts", "contact_id,account_id,name,role\nc1,B,Cara,champion\n");
        await world.Happened("2025-05-30T10:00:00Z,Signed in,u1,A", "2025-05-30T10:00:00Z,Signed in,u2,B");
        await world.Client.AddActivityAsync("B", new("call", "Talked") { HappenedAt = new(2025, 5, 20, 9, 0, 0, TimeSpan.Zero) }, Now);
        world.Clock("2025-06-11");
        await world.Client.MergeAccountAsync("A", new MergeWish("B"), Now);
        string[] signals = ["mrr", "tenure", "nps-last", "days-to-renewal", "active-users", "sponsor", "days-since-contact"];
        string Of(SignalTable table, string account) => string.Join(' ', signals.Select(s => world.Of(table, account, s)));
        var now = await world.At("2025-06-11");
        (now.Accounts.Length, Of(now, "A")).ShouldBe((1, "150 8 3 20 2 1 22"));
        var then = await world.At("2025-06-11", "2025-06-10");
        (then.Accounts.Length, Of(then, "A"), Of(then, "B")).ShouldBe((2, "100 5 - - - - -", "50 8 3 20 - 1 22"));
        var part = await world.Reader.OfAccountsAsync(new(2025, 6, 11), [world.Id("B")], new(2025, 6, 10), Now);
        Of(part, "B").ShouldBe(Of(then, "B"));
        Of(await world.Reader.OfAccountsAsync(new(2025, 6, 11), [world.Id("A")], null, Now), "A").ShouldBe(Of(now, "A"));
    }

    [Fact]
    public async Task An_account_that_was_put_aside_is_there_on_the_days_before()
    {
        await using var world = await SignalWorld.On("2025-06-01");
        await world.Bring("accounts", "account_id\nA\nB\n");
        world.Clock("2025-06-11");
        await world.Client.ArchiveAccountAsync("B", Now);
        (await world.At("2025-06-10")).Accounts.Length.ShouldBe(2);
        (await world.At("2025-06-11")).Accounts.ShouldBe([world.Id("A")]);
        await world.Client.RestoreAccountAsync("B", Now);
        (await world.At("2025-06-11")).Accounts.Length.ShouldBe(2);
        (await world.At("2025-06-11", "2025-05-31")).Accounts.ShouldBeEmpty("nobody was known by then");
    }

    [Fact]
    public async Task Of_an_empty_workspace_every_signal_says_why_nobody_has_it()
    {
        await using var world = await SignalWorld.On("2025-06-01");
        var empty = await world.At("2025-06-01");
        SignalCatalog.All.ShouldAllBe(signal => empty.Untold(signal.Id) != null);
        await world.Bring("accounts", "account_id\nA\n");
        var alone = await world.At("2025-06-01");
        SignalCatalog.All.Where(signal => alone.Untold(signal.Id) is null || !float.IsNaN(alone[signal.Id][0])).ShouldBeEmpty();
        (alone.Untold("mrr"), alone.Untold("nps-last"), alone.Untold("active-users"), alone.Untold("open-tickets")).ShouldBe(("No subscription line is known.", "No answer to NPS from 0 to 10 is known.", "No event of any account has come.", "No support ticket is known."));
    }
}
