using System.Globalization;
using Perennial.App.Demo;
using Perennial.Client;
using Perennial.Core.Health;

namespace Perennial.Tests.App.Signals;

/// <summary>A drawn world: tables of many days, of one day and of one account at a time are the same.</summary>
public sealed class SignalTablesTests
{
    private const int Accounts = 12;
    private static readonly DateOnly _first = new(2023, 1, 1), _today = new(2025, 6, 15);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_table_is_the_same_read_for_many_days_or_for_one_account_at_a_time(int seed)
    {
        await using var world = await Drawn(new Dice((ulong)seed));
        var signals = await world.Reader.SignalsAsync(Now);
        List<DateOnly> days = [.. Enumerable.Range(0, 24).Select(back => new DateOnly(2025, 6, 1).AddMonths(-back).AddDays(-1)), new(2024, 2, 29), _today, new(2025, 6, 14), new(2025, 6, 13)];
        var tables = await world.Reader.OverAsync(days, null, Now);
        tables.Select(t => t.Day).ShouldBe(days);
        var known = 0;
        foreach (var table in tables)
        {
            Same(await world.Reader.AtAsync(table.Day, null, Now), table, signals);
            foreach (var signal in signals)
            {
                (table.Untold(signal.Id) is null).ShouldBe(table[signal.Id].ContainsAnyExcept(float.NaN), $"{signal.Id} on {table.Day}");
                foreach (var value in table[signal.Id]) known += float.IsNaN(value) ? 0 : 1;
            }
        }
        known.ShouldBeGreaterThan(2000);
        foreach (var table in tables.Where(t => t.Day.Day is 15 or 29 || t.Day == new DateOnly(2024, 12, 31)))
            foreach (var account in table.Accounts) Same(await world.Reader.OfAccountsAsync(table.Day, [account], null, Now), table, signals);
        var asKnown = new DateOnly(2025, 6, 10);
        var then = await world.Reader.AtAsync(new(2025, 1, 31), asKnown, Now);
        foreach (var account in then.Accounts) Same(await world.Reader.OfAccountsAsync(then.Day, [account], asKnown, Now), then, signals);
    }

    /// <summary>Each account of one table has the other's values.</summary>
    private static void Same(SignalTable part, SignalTable whole, IReadOnlyList<Signal> signals)
    {
        for (var i = 0; i < part.Accounts.Length; i++)
        {
            var at = whole.Find(part.Accounts[i]);
            at.ShouldBeGreaterThanOrEqualTo(0);
            foreach (var signal in signals)
                if ((part[signal.Id][i], part.KnownOn(signal.Id, i)) is var own && own != (whole[signal.Id][at], whole.KnownOn(signal.Id, at)) && !(float.IsNaN(own.Item1) && float.IsNaN(whole[signal.Id][at])))
                    Assert.Fail($"{signal.Id} of account {part.Accounts[i]} on {part.Day}: {own} and {(whole[signal.Id][at], whole.KnownOn(signal.Id, at))}");
        }
    }

    private static async Task<SignalWorld> Drawn(Dice dice)
    {
        var world = await SignalWorld.On("2025-06-05");
        string Account() => $"A{dice.Between(1, Accounts)}";
        string Day() => _first.AddDays(dice.Between(0, _today.DayNumber - _first.DayNumber)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string Later(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(dice.Between(1, 12)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string Moment() => $"{Day()}T{dice.Between(0, 23):00}:{dice.Between(0, 59):00}:00Z";
        string Rows(int count, Func<int, string> row) => string.Concat(Enumerable.Range(1, count).Select(i => row(i) + "\n"));
        await world.Client.DefineFieldAsync(new NewCustomField("Size", "decimal"), Now);
        await world.Bring("accounts", "account_id,phase,size\n" + Rows(Accounts, i => $"A{i},{(dice.Chance(0.5) ? "onboarding" : "Live")},{dice.Between(1, 99)}.5"));
        await world.Bring("contacts", "contact_id,account_id,role,bounce,left_on\n" + Rows(30, i => $"c{i},{Account()},{dice.Pick(["champion", "user", "Executive sponsor"])},{dice.Pick(["none", "soft", "hard"])},{(dice.Chance(0.2) ? Day() : "")}"));
        await world.Bring("subscription-lines", "account_id,subscription_id,line_id,quantity,unit_price,currency,interval,start,end,discount_percent\n" + Rows(30, i => Day() is var start ? $"{Account()},S{i},L{i},{dice.Between(1, 20)},{dice.Between(5, 50)},USD,month,{start},{(dice.Chance(0.3) ? Later(start) : "")},{(dice.Chance(0.3) ? "15" : "")}" : ""));
        await world.Bring("contracts", "contract_id,account_id,start,end,auto_renews\n" + Rows(15, i => Day() is var start ? $"K{i},{Account()},{start},{Later(start)},{(dice.Chance(0.5) ? "yes" : "no")}" : ""));
        world.Clock("2025-06-11");
        await world.Bring("tickets", "ticket_id,account_id,opened_at,first_response_minutes,closed_at,satisfaction_score\n" + Rows(40, i => Day() is var opened ? $"T{i},{Account()},{opened},{dice.Between(1, 500)},{(dice.Chance(0.7) ? Later(opened) : "")},{dice.Between(1, 5)}" : ""));
        await world.Bring("survey-responses", "account_id,contact,instrument,scale_min,scale_max,score,answered_at\n" + Rows(60, i => dice.Pick(["nps,0,10", "csat,1,5", "ces,1,7"]) is var asked ? $"{Account()},p{i},{asked},{dice.Between(1, 5)},{Moment()}" : ""));
        await world.Bring("accounts", "account_id,phase,size,archived\n" + Rows(6, i => $"A{i},{(dice.Chance(0.5) ? "onboarding" : "Live")},{dice.Between(1, 99)},{(i == 2 ? "yes" : "no")}"));
        await world.Bring("contacts", "contact_id,account_id,bounce,archived\n" + Rows(10, i => $"c{i},{Account()},{dice.Pick(["none", "hard"])},{(dice.Chance(0.3) ? "yes" : "no")}"));
        await world.Happened([.. Enumerable.Range(0, 400).Select(_ => $"{Moment()},{dice.Pick(["Report opened", "Signed in"])},u{dice.Between(1, 30)},{Account()}")]);
        for (var i = 0; i < 15; i++) await world.Client.AddActivityAsync(Account(), new(dice.Pick(["call", "meeting", "mail", "note"]), "Words") { HappenedAt = DateTimeOffset.Parse(Moment(), CultureInfo.InvariantCulture) }, Now);
        await world.Client.MergeAccountAsync("A1", new MergeWish("A7"), Now);
        world.Clock("2025-06-15");
        for (var i = 1; i < 6; i++) world.Sentiments.Add((world.Id($"A{i + 6}"), i, _today.AddDays(-40 * i)));
        return world;
    }
}
