using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Contracts;
using Perennial.App.Events;
using Perennial.App.Health;
using Perennial.App.Segments;
using Perennial.App.Views;
using Perennial.Client;
using Perennial.Tests.App.Import;
using Perennial.Usage;

namespace Perennial.Tests.App.Access;

/// <summary>What stands in both workspaces of a <see cref="Twin"/>, and what stands in one of them alone.</summary>
internal static class Seeds
{
    public const string Own = "own-1", Foreign = Twin.Canary + "-1", Below = Twin.Canary + "-2";
    public const string Email = "vera@virtual.example";

    /// <summary>Somebody who is of the account that is looked after and, in one workspace, of another too; and what everybody does.</summary>
    public const string SharedUser = "shared-user", CommonEvent = "Common event";

    private static NewFeature Shared => new("Shared feature", [CommonEvent], ["Own product"]);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>The account that the virtual CSM looks after. Its own facts name what lies outside: a parent, and whom a contact reports to.</summary>
    public static async Task OwnAsync(PerennialHost host)
    {
        await host.Add(Role.VirtualCsm, Email, "Vera Virtual");
        using var api = host.Api();
        await Put(api, "accounts", new AccountItem(Own, "Own account", Foreign, "own.example", "Own segment", "ana@own.example", "Live", "DE", ["own"], new Dictionary<string, string>(StringComparer.Ordinal) { ["own_field"] = "own value" }, [Email]));
        await Put(api, "contacts", new ContactItem("own-contact", Own, "Otto Own", "otto@own.example", "champion", ReportsTo: Twin.Canary + "-contact"));
        await Put(api, "contracts", new ContractItem("own-contract", Own, "2024-03-01") { Name = "Own contract", Currency = "USD", AnnualValue = 1200, Subscriptions = ["S-own"] });
        await Note(api, Own, "own note", "own-contact");
        await Put(api, "survey-responses", new SurveyResponseItem(Own, "nps", 0, 10, 9, "2026-01-05") { Contact = "own-contact", Comment = "Own words", Phase = "value", ResponseId = "own-answer" });
        await Put(api, "tickets", new TicketItem("own-ticket", Own, "2026-01-05") { Contact = "own-contact", Subject = "Own subject" });
        (await api.PutAsJsonAsync("/api/v1/health/scorecards", new NewScorecard("score: own\ngroups:\n  - name: Own\n    measures:\n      - {signal: nps-last, linear: {zero: 0, full: 10}}\n", new(2020, 1, 1)), ApiJson.Options, Now)).EnsureSuccessStatusCode();
        (await api.PostAsJsonAsync($"/api/v1/accounts/{Own}/health/sentiments", new NewSentiment(4, "Own reason"), ApiJson.Options, Now)).EnsureSuccessStatusCode();
        (await api.PostAsJsonAsync($"/api/v1/accounts/{Own}/health/overrides", new NewHealthOverride("Own reason", new(2026, 3, 1), 50), ApiJson.Options, Now)).EnsureSuccessStatusCode();
        (await api.PostAsJsonAsync("/api/v1/features", new NewFeature("Own feature", ["Own event"]), ApiJson.Options, Now)).EnsureSuccessStatusCode();
        var made = await api.PostAsJsonAsync("/api/v1/write-keys", new NewWriteKey("own key"), ApiJson.Options, Now);
        var key = (await made.Content.ReadFromJsonAsync<MadeWriteKey>(ApiJson.Options, Now))!.Key;
        (await api.PostAsJsonAsync("/api/v1/segments", new NewSegment("Germans", "country:DE"), ApiJson.Options, Now)).EnsureSuccessStatusCode();
        (await api.PostAsJsonAsync("/api/v1/fields", new NewCustomField("Own field", "text"), ApiJson.Options, Now)).EnsureSuccessStatusCode();
        await Put(api, "subscription-lines", new SubscriptionLineItem(Own, "S-own", "L-own", "2024-03-01", 100) { Kind = "recurring", Quantity = 1, Currency = "USD", Interval = "month", Product = "Own product" });
        (await api.PostAsJsonAsync("/api/v1/features", Shared, ApiJson.Options, Now)).EnsureSuccessStatusCode();
        await Send(host, key, [.. Enumerable.Range(1, 9).SelectMany(day => new[] { Track("own-user", "Own event", Own, $"2026-01-0{day}T10:00:00Z"), Track(SharedUser, CommonEvent, Own, $"2026-01-0{day}T11:00:00Z") }), Track("own-user", CommonEvent, Own, "2026-01-12T10:00:00Z")]);
        await ScoreAsync(host);
    }

    /// <summary>So that nothing is left for the background to compute.</summary>
    private static async Task ScoreAsync(PerennialHost host)
    {
        await host.Services.GetRequiredService<HealthScores>().CatchUpAsync(Now);
        await host.Services.GetRequiredService<HealthPast>().CatchUpAsync(Now);
    }

    /// <summary>Everything else, all of it named after the canary.</summary>
    public static async Task ForeignAsync(PerennialHost host)
    {
        var colleague = await host.Add(Role.Csm, Twin.Canary + "@own.example", Twin.Canary + " colleague");
        (await host.SignedInAs(colleague)).Dispose();
        using var api = await host.ApiOf(await host.Add(Role.Owner, Twin.Canary + "-owner@own.example", Twin.Canary + " owner"));
        var custom = new Dictionary<string, string>(StringComparer.Ordinal) { [Twin.Canary + "_field"] = Twin.Canary + " value", ["referred_by"] = Twin.Canary };
        await Put(api, "accounts", new AccountItem(Foreign, Twin.Canary + " parent", null, Twin.Canary + ".example", Twin.Canary + " segment", colleague.Email, Twin.Canary + " phase", Twin.Canary + " country", [Twin.Canary], custom, [Twin.Canary + "-co@own.example"]));
        await Put(api, "accounts", new AccountItem(Below, Twin.Canary + " child", Own, null, "Own segment", "ana@own.example", "Live", "DE", ["own"], custom));
        await Put(api, "contacts", new ContactItem(Twin.Canary + "-contact", Foreign, Twin.Canary + " contact", Twin.Canary + "@contact.example", Twin.Canary + " role", Custom: custom));
        await Put(api, "contacts", new ContactItem(Twin.Canary + "-below", Below, Twin.Canary + " below", Twin.Canary + "@below.example", ReportsTo: "own-contact"));
        foreach (var (account, price) in ((string, decimal)[])[(Foreign, 98765.43m), (Below, 45678.90m)])
            await Put(api, "subscription-lines", new SubscriptionLineItem(account, "S-" + account, "L-" + account, "2023-02-01", price) { Kind = "recurring", Quantity = 1, Currency = "USD", Interval = "month", Product = Twin.Canary + " product", CancelledAt = "2025-11-01", End = "2025-12-01" });
        await Put(api, "contracts", new ContractItem(Twin.Canary + "-contract", Foreign, "2023-02-01") { Name = Twin.Canary + " contract", Currency = "USD", AnnualValue = 98765, Terms = Twin.Canary + " terms" });
        await Note(api, Foreign, Twin.Canary + " note", Twin.Canary + "-contact");
        foreach (var account in (string[])[Foreign, Below])
        {
            await Put(api, "survey-responses", new SurveyResponseItem(account, "nps", 0, 10, 0, "2026-01-06") { Contact = Twin.Canary + "-contact", Comment = Twin.Canary + " words", Phase = "value", Segment = Twin.Canary + " segment", ResponseId = Twin.Canary + account });
            await Put(api, "survey-responses", new SurveyResponseItem(account, Twin.Canary + " question", 1, 3, 2, "2026-01-06"));
            (await api.PostAsJsonAsync($"/api/v1/accounts/{account}/health/sentiments", new NewSentiment(1, Twin.Canary + " reason"), ApiJson.Options, Now)).EnsureSuccessStatusCode();
            (await api.PostAsJsonAsync($"/api/v1/accounts/{account}/health/overrides", new NewHealthOverride(Twin.Canary + " reason", new(2026, 3, 1), 5), ApiJson.Options, Now)).EnsureSuccessStatusCode();
            await Put(api, "tickets", new TicketItem(Twin.Canary + account + "-ticket", account, "2026-01-06") { Contact = Twin.Canary, Subject = Twin.Canary + " subject", Escalated = "yes", Priority = Twin.Canary, HandledBy = Twin.Canary });
        }
        var made = await api.PostAsJsonAsync("/api/v1/write-keys", new NewWriteKey(Twin.Canary + " key"), ApiJson.Options, Now);
        var key = (await made.Content.ReadFromJsonAsync<MadeWriteKey>(ApiJson.Options, Now))!.Key;
        // The shared user was there first, and does more here on the same days: what is new, back, gone or done for one's own account stays as it is.
        await Send(host, key,
        [
            Track(SharedUser, CommonEvent, Foreign, "2025-10-05T09:00:00Z"), Track(SharedUser, Twin.Canary + " event", Foreign, "2026-01-03T09:00:00Z"), Track(SharedUser, CommonEvent, Below, "2026-01-14T09:00:00Z"), Track("own-user", "Own event", Twin.Canary + "-group", "2025-09-14T09:00:00Z"),
            .. Enumerable.Range(1, 9).SelectMany(day => new[] { Track(Twin.Canary + "-user", Twin.Canary + " event", Foreign, $"2026-01-0{day}T08:00:00Z"), Track(Twin.Canary + "-user", CommonEvent, Below, $"2026-01-0{day}T08:30:00Z") }),
            Track(Twin.Canary + "-stranger", Twin.Canary + " event", Twin.Canary + "-unmapped", "2026-01-10T08:00:00Z"), Track(Twin.Canary + "-nobody", Twin.Canary + " event", null, "2026-01-11T08:00:00Z"),
        ]);
        var feature = (await api.GetFromJsonAsync<ProductFeature[]>("/api/v1/features", ApiJson.Options, Now))!.Single(f => f.Name == Shared.Name);
        var changed = await api.PutAsJsonAsync($"/api/v1/features/{feature.Id}", Shared with { Events = [CommonEvent, Twin.Canary + " event"], Products = ["Own product", Twin.Canary + " product"] }, ApiJson.Options, Now);
        if (!changed.IsSuccessStatusCode) Assert.Fail(await changed.Content.ReadAsStringAsync(Now));
        await host.Services.GetRequiredService<SegmentMembers>().CatchUpAsync(Now);
        await host.Services.GetRequiredService<ContractCalendar>().CurrentAsync(Now);
        await host.Services.GetRequiredService<ContractsToday>().CurrentAsync(await host.Services.GetRequiredService<ProjectRevenue>().CurrentAsync(Now), Now);
        await using (var db = host.Workspace.OpenFor(Viewer.System))
        {
            var now = host.Clock.GetUtcNow();
            db.Add(new SavedView { List = "accounts", Name = Twin.Canary + " view", Filter = "tag:" + Twin.Canary, Sort = "-mrr", Columns = "", PersonId = colleague.Id, MadeBy = Twin.Canary, CreatedAt = now, UpdatedAt = now });
            db.Add(new Perennial.App.Events.EventGroup { GroupKey = Twin.Canary + "-group", AccountId = (await db.Accounts.AsNoTracking().SingleAsync(a => a.ExternalId == Foreign, Now)).Id, CreatedAt = now });
            var foreign = (await db.Accounts.AsNoTracking().SingleAsync(a => a.ExternalId == Foreign, Now)).Id;
            db.Add(new Perennial.App.Forecast.RenewalCall { AccountId = foreign, DueOn = new(2026, 2, 1), Category = "lost", AmountE8 = 7, Note = Twin.Canary + " call", Author = Twin.Canary, MadeAt = now });
            var kept = new Perennial.App.Forecast.KeptForecast { MadeOn = new(2026, 1, 2), RecordedAt = now };
            db.Add(kept);
            await db.SaveChangesAsync(Now);
            db.Add(new Perennial.App.Forecast.KeptDue { KeptForecastId = kept.Id, AccountId = foreign, DueOn = new(2026, 2, 1), AmountE8 = 7_000_000_000, ChanceE9 = 500_000_000 });
            var size = await db.SegmentSizes.AsNoTracking().OrderByDescending(s => s.Day).FirstAsync(Now);
            db.Add(new Perennial.App.Risk.RiskVersion { Day = new(2025, 12, 31), RecordedAt = now, Model = $"{{\"features\":[\"{Twin.Canary}\"]}}", Grade = "[]" });
            db.Add(new SegmentSize { SegmentId = size.SegmentId, Day = size.Day.AddDays(-1), Accounts = 7, MrrE8 = 7 });
            await db.SaveChangesAsync(Now);
        }
        using var imports = host.Client();
        await imports.Bring("accounts", Encoding.UTF8.GetBytes($"account_id,name,owner_email\n{Twin.Canary}-3,{Twin.Canary} imported,\n{Twin.Canary}-4,{Twin.Canary},not a mail\n"));
        await ScoreAsync(host);
    }

    /// <summary>What stands in place of a route's parameter: the foreign object of that kind. Null for a parameter that nobody has thought of.</summary>
    public static string? Value(PerennialHost with, string route, string parameter)
    {
        using var db = with.Workspace.OpenFor(Viewer.System);
        long Id(string table) => table switch
        {
            "people" => db.People.Single(p => p.Email == Twin.Canary + "@own.example").Id,
            "tokens" => db.ApiTokens.Where(t => t.PersonId != null).OrderBy(t => t.Id).First().Id,
            "sessions" => db.Sessions.OrderBy(s => s.Id).First().Id,
            "imports" => db.Imports.OrderBy(i => i.Id).First().Id,
            "activities" => db.Activities.Where(a => a.Kind == "note" && a.Body.Contains(Twin.Canary)).Max(a => a.Id),
            "changes" => db.Changes.Where(c => c.PersonId != null).Max(c => c.Id),
            "invitations" => 1,
            "fields" => db.CustomFields.OrderBy(f => f.Id).First().Id,
            "segments" => db.Segments.OrderBy(s => s.Id).First().Id,
            "features" => db.Features.OrderBy(f => f.Id).First().Id,
            "scorecards" => db.Scorecards.OrderBy(s => s.Id).First().Id,
            "overrides" => db.HealthOverrides.Where(o => o.Reason.Contains(Twin.Canary)).OrderBy(o => o.Id).First().Id,
            "write-keys" => db.WriteKeys.OrderBy(k => k.Id).First().Id,
            "views" => long.Parse(with.Rows("select id from saved_views where name = $name", ("$name", Twin.Canary + " view")).Single(), System.Globalization.CultureInfo.InvariantCulture),
            _ => -1,
        };
        var before = route.Split('/', StringSplitOptions.RemoveEmptyEntries).TakeWhile(part => !part.StartsWith("{" + parameter, StringComparison.Ordinal)).LastOrDefault() ?? "";
        return parameter switch
        {
            "accountId" => Foreign,
            "contactId" => Twin.Canary + "-contact",
            "contractId" => Twin.Canary + "-contract",
            "productId" => Twin.Canary + " product",
            "check" => "same-name",
            "group" => Twin.Canary + "-group",
            "documentName" => "v1",
            "segment" => "Germans",
            "field" => "own_field",
            "secret" => "nothing",
            "call" => "trak",
            "id" when before is "metrics" or "why" => "nrr",
            "id" when Id(before) is > 0 and var id => id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    /// <summary>The object of their own that stands for a parameter; null where there is none of that kind.</summary>
    public static string? OwnValue(PerennialHost host, string route, string parameter)
    {
        using var db = host.Workspace.OpenFor(Viewer.System);
        return parameter switch
        {
            "accountId" => Own,
            "contactId" => "own-contact",
            "contractId" => "own-contract",
            "productId" => "Own product",
            "id" when route.Contains("activities/", StringComparison.Ordinal) => db.Activities.Where(a => a.Body == "own note").Max(a => a.Id).ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static string Track(string user, string name, string? group, string at) =>
        System.Text.Json.JsonSerializer.Serialize(new { type = "track", userId = user, @event = name, timestamp = at, messageId = $"{user} {name} {group} {at}", context = new { groupId = group } });

    private static async Task Send(PerennialHost host, string key, IEnumerable<string> messages)
    {
        using var sender = host.Anonymous();
        sender.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
        using var answer = await sender.PostAsync("/v1/batch", new StringContent($"{{\"batch\":[{string.Join(',', messages)}]}}", Encoding.UTF8, "application/json"), Now);
        if (!answer.IsSuccessStatusCode) Assert.Fail(await answer.Content.ReadAsStringAsync(Now));
        await host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
    }

    private static async Task Note(HttpClient api, string account, string body, string contact)
    {
        var answer = await api.PostAsJsonAsync($"/api/v1/accounts/{account}/activities", new { kind = "note", body, contacts = new[] { contact } }, Now);
        if (!answer.IsSuccessStatusCode) Assert.Fail(await answer.Content.ReadAsStringAsync(Now));
    }

    private static async Task Put<T>(HttpClient api, string kind, T item)
    {
        var answer = await api.PutAsJsonAsync("/api/v1/" + kind, new[] { item }, ApiJson.Options, Now);
        if (!answer.IsSuccessStatusCode) Assert.Fail(await answer.Content.ReadAsStringAsync(Now));
    }
}
