using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Demo;
using Perennial.App.Events;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Signals;
using Perennial.App.Voice;
using Perennial.Client;
using Perennial.Core.Health;
using Perennial.Tests.App.Import;
using Perennial.Usage;

namespace Perennial.Tests.App.Signals;

/// <summary>What is kept of facts and events between questions never shows: the signals are those of a server that has just started.</summary>
public sealed class KeptSignalsTests
{
    private const int Accounts = 9, People = 14, Steps = 45;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Kept_signals_are_those_that_are_read_anew(int seed)
    {
        await using var world = await SignalWorld.On("2025-06-05");
        var (dice, day) = (new Dice((ulong)seed), SignalWorld.Day("2025-06-05"));
        await world.Bring("accounts", "account_id,phase\n" + string.Concat(Enumerable.Range(1, Accounts).Select(i => $"A{i},Live\n")));
        await world.Bring("subscription-lines", "account_id,subscription_id,line_id,quantity,unit_price,currency,interval,start\n" + string.Concat(Enumerable.Range(1, Accounts).Select(i => $"A{i},S{i},L{i},{i},{10 * i},USD,month,2025-0{1 + i % 5}-01\n")));
        var (_, key) = await world.Host.Services.GetRequiredService<WriteKeys>().MakeAsync("test", Viewer.System, Now);
        using var sender = new HttpClient { BaseAddress = world.Host.Url };
        sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
        var (undoable, calls, seen, changes) = (new Stack<long>(), new List<long>(), "", 0);
        for (var step = 0; step < Steps; step++)
        {
            if (dice.Chance(0.1)) world.Clock((day = day.AddDays(1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await ActAsync(world, sender, dice, day, undoable, calls);
            var kept = await world.Reader.AtAsync(day, null, Now);
            var signals = await world.Reader.SignalsAsync(Now);
            using var anew = Anew(world);
            var (fresh, beside) = (await anew.GetRequiredService<SignalReader>().AtAsync(day, null, Now), (await world.Reader.OverAsync([day.AddDays(-40), day], null, Now))[1]);
            var told = Told(kept, signals);
            told.ShouldBe(Told(fresh, signals), $"step {step}: read anew");
            told.ShouldBe(Told(beside, signals), $"step {step}: with another day");
            Told((await world.Reader.OverAsync([day.AddDays(-40)], null, Now))[0], signals).ShouldBe(Told(await anew.GetRequiredService<SignalReader>().AtAsync(day.AddDays(-40), null, Now), signals), $"step {step}: an earlier day");
            changes += told == seen ? 0 : 1;
            seen = told;
        }
        changes.ShouldBeGreaterThan(Steps / 2, "else nothing happened that could have shown");
    }

    private static async Task ActAsync(SignalWorld world, HttpClient sender, Dice dice, DateOnly day, Stack<long> undoable, List<long> calls)
    {
        string Account() => $"A{dice.Between(1, Accounts)}";
        string Person() => $"u{dice.Between(1, People)}";
        string Past() => day.AddDays(-dice.Between(0, 70)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        async Task Bring(string kind, string csv)
        {
            var import = await ImportHost.Bring(world.Client, kind, csv);
            if (import.Counts.New > 0) undoable.Push(import.Id);
        }
        async Task Send(string path, string body)
        {
            using var answer = await sender.PostAsync("/v1/" + path, new StringContent(body, Encoding.UTF8, "application/json"), Now);
            answer.EnsureSuccessStatusCode();
            await world.Host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
        }
        switch (dice.Between(1, 14))
        {
            case 1:
                await Bring("contacts", $"contact_id,account_id,role,bounce\nc{dice.Between(1, 9)},{Account()},{dice.Pick(["champion", "user", "sponsor"])},{dice.Pick(["none", "hard"])}\nc{dice.Between(10, 20)},{Account()},user,none\n");
                break;
            case 2:
                await Bring("contracts", $"contract_id,account_id,start,end,auto_renews\nK{dice.Between(1, 9)},{Account()},{Past()},{day.AddMonths(dice.Between(1, 20)):yyyy-MM-dd},yes\n");
                break;
            case 3:
                await Bring("accounts", $"account_id,phase,archived\n{Account()},{dice.Pick(["onboarding", "Live"])},{(dice.Chance(0.2) ? "yes" : "no")}\n");
                break;
            case 4:
                await Bring("subscription-lines", $"account_id,subscription_id,line_id,quantity,unit_price,currency,interval,start\n{Account()},S{dice.Between(1, 30)},L{dice.Between(1, 30)},{dice.Between(1, 20)},{dice.Between(5, 50)},USD,month,{Past()}\n");
                break;
            case 5:
                if (undoable.TryPop(out var last)) await world.Client.UndoImportAsync(last, Now);
                break;
            case 6:
                calls.Add((await world.Client.AddActivityAsync("A1", new(dice.Pick(["call", "mail", "note"]), "Words") { HappenedAt = new(day.AddDays(-dice.Between(0, 30)), new(8, 0), TimeSpan.Zero) }, Now)).Id);
                break;
            case 7:
                if (calls.Count > 0) await world.Client.ArchiveActivityAsync(dice.Pick(calls), Now);
                break;
            case 8:
                await Send("identify", $$$"""{"userId":"{{{Person()}}}","anonymousId":"v{{{dice.Between(1, 5)}}}","traits":{"plan":"{{{dice.Between(1, 9)}}}"},"context":{"groupId":"{{{Account()}}}"}}""");
                break;
            case 9:
                await Send("alias", $$$"""{"userId":"{{{Person()}}}","previousId":"{{{Person()}}}"}""");
                break;
            case 10:
                await Send("track", $$$"""{"userId":"{{{Person()}}}","event":"Without a group","timestamp":"{{{Past()}}}T09:00:00Z"}""");
                break;
            case 11:
                await Send("track", $$$"""{"anonymousId":"v{{{dice.Between(1, 5)}}}","event":"Seen","context":{"groupId":"{{{Account()}}}"},"timestamp":"{{{Past()}}}T09:00:00Z"}""");
                break;
            case 12:
                await Merge(world, dice);
                break;
            default:
                await Send("track", $$$"""{"userId":"{{{Person()}}}","event":"Report opened","context":{"groupId":"{{{(dice.Chance(0.1) ? "stranger" : Account())}}}"},"timestamp":"{{{Past()}}}T07:00:00Z"}""");
                break;
        }
    }

    /// <summary>Two that are there, at times.</summary>
    private static async Task Merge(SignalWorld world, Dice dice)
    {
        var there = world.Host.Rows("select external_id from accounts order by id");
        if (there.Count < 6) return;
        var from = dice.Pick(there);
        await world.Client.MergeAccountAsync(from, new MergeWish(dice.Pick([.. there.Where(id => id != from)])), Now);
    }

    private static string Told(SignalTable table, IReadOnlyList<Signal> signals) => string.Join('\n', table.Accounts.Select((account, i) =>
        account + ": " + string.Join(' ', signals.Select(signal => $"{signal.Id} {table[signal.Id][i].ToString(CultureInfo.InvariantCulture)} {table.KnownOn(signal.Id, i)}")))) + "\n" + string.Join('\n', signals.Select(signal => table.Untold(signal.Id)));

    /// <summary>What reads signals, without anything kept.</summary>
    private static ServiceProvider Anew(SignalWorld world)
    {
        var services = new ServiceCollection();
        foreach (var type in (Type[])[typeof(Workspace), typeof(WorkspaceSettings), typeof(RevenueQuestions), typeof(MergedRecords), typeof(FactsChanged), typeof(WorkspaceLedger), typeof(WorkspaceVoice), typeof(EventStore), typeof(EventActivity), typeof(EventGroups), typeof(IUsageAnswers), typeof(SentimentOn)])
            services.AddSingleton(type, world.Host.Services.GetRequiredService(type));
        services.AddSignals();
        return services.BuildServiceProvider();
    }
}
