using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Contracts;
using Perennial.App.Database;
using Perennial.App.Database.Audit;

namespace Perennial.Tests.App.Access;

/// <summary>
/// Every route of the product, asked by a virtual CSM with the foreign objects of a <see cref="Twin"/>. What comes back must be the very
/// same as where those objects do not exist: words, counts, totals, status and ETag. A route that cannot be filled fails.
/// </summary>
public sealed partial class ForeignObjectTests(Twin twin) : IClassFixture<Twin>
{
    /// <summary>Questions that name what is foreign, beside the bare address.</summary>
    private static readonly string[] _questions =
    [
        "", $"?q={Twin.Canary}", $"?segment={Twin.Canary}%20segment", $"?owner={Twin.Canary}%40own.example", $"?tag={Twin.Canary}", $"?country={Twin.Canary}%20country&phase={Twin.Canary}%20phase",
        "?segment=Own%20segment", "?status=churned", "?sort=-mrr&limit=1", "?by=owner&range=all", "?asKnown=2026-01-14", "?format=csv", "?from=2023-01-01&to=2026-01-01&grain=year", "?month=2023-02&k=3",
        "?step=Own%20event&step=Common%20event&within=90d", $"?step=Common%20event&step={Twin.Canary}%20event", "?option=feature%3DShared%20feature", $"?option=feature%3D{Twin.Canary}%20feature", "?grain=week&from=2025-10-06&to=2026-01-19", "?part=people&people=0",
        $"?kind=accounts&id={Twin.Canary}-1&account={Twin.Canary}-1&subject=account:{Twin.Canary}-1",
    ];

    /// <summary>Metrics of what people do, beside the one of revenue that <see cref="Seeds.Value"/> names.</summary>
    private static readonly string[] _ofUsage = ["mau", "breadth", "feature-adoption"];

    /// <summary>Bodies that get past a route's checks of form, for routes that a virtual CSM may call and that name an object.</summary>
    private static readonly Dictionary<string, string> _bodies = new(StringComparer.Ordinal)
    {
        ["POST /settings/sign-in/sessions/{id:long}/end"] = "",
        ["POST /settings/tokens/{id:long}/revoke"] = "",
        ["POST /invitation/{secret}"] = "name=x&password=seven+quiet+harbours",
        ["POST /api/v1/accounts/{accountId}/activities"] = """{"kind":"note","body":"x"}""",
        ["POST /accounts/{accountId}/health/overrides"] = "score=overall&band=red&until=2026-03-01&reason=x",
        ["POST /accounts/{accountId}/health/overrides/{id:long}/end"] = "",
        ["POST /accounts/{accountId}/health/sentiments"] = "value=1&reason=x",
        ["POST /api/v1/accounts/{accountId}/health/overrides"] = """{"reason":"x","until":"2026-03-01","points":5}""",
        ["DELETE /api/v1/accounts/{accountId}/health/overrides/{id:long}"] = "",
        ["POST /api/v1/accounts/{accountId}/health/sentiments"] = """{"value":1,"reason":"x"}""",
        ["POST /api/v1/accounts/{accountId}/renewal-calls"] = """{"category":"commit"}""",
        ["POST /accounts/{accountId}/renewal"] = "category=commit",
        ["PATCH /api/v1/activities/{id:long}"] = """{"body":"x"}""",
        ["DELETE /api/v1/activities/{id:long}"] = "",
        ["POST /api/v1/activities/{id:long}/restore"] = "",
        ["POST /api/v1/changes/{id:long}/undo"] = "",
        ["POST /changes/{id:long}/undo"] = "",
        ["POST /accounts/{accountId}/activities"] = "kind=note&body=x",
        ["POST /activities/{id:long}"] = "kind=note&body=x",
        ["POST /activities/{id:long}/archive"] = "",
        ["POST /activities/{id:long}/restore"] = "",
        ["PATCH /api/v1/accounts/{accountId}"] = """{"name":"x"}""",
        ["POST /api/v1/accounts/{accountId}/archive"] = "",
        ["POST /api/v1/accounts/{accountId}/merge"] = """{"id":"own-1"}""",
        ["POST /api/v1/contacts/{contactId}/merge"] = """{"id":"own-contact"}""",
        ["POST /api/v1/accounts/{accountId}/merge/preview"] = """{"id":"own-1"}""",
        ["POST /api/v1/contacts/{contactId}/merge/preview"] = """{"id":"own-contact"}""",
        ["POST /accounts/{accountId}/merge"] = "with=own-1",
        ["POST /contacts/{contactId}/merge"] = "with=own-contact",
        ["POST /api/v1/accounts/{accountId}/restore"] = "",
        ["POST /api/v1/accounts/{accountId}/contacts"] = """{"name":"x"}""",
        ["POST /api/v1/accounts/{accountId}/contracts"] = """{"name":"x","start":"2025-01-01"}""",
        ["PATCH /api/v1/contacts/{contactId}"] = """{"name":"x"}""",
        ["PATCH /api/v1/contracts/{contractId}"] = """{"name":"x"}""",
        ["POST /accounts/{accountId}/contracts/new"] = "name=x&start=2025-01-01",
        ["POST /contracts/{contractId}/edit"] = "name=x&start=2025-01-01&version=1",
        ["POST /accounts/{accountId}/edit"] = "name=x&version=2",
        ["POST /accounts/{accountId}/archive"] = "",
        ["POST /accounts/{accountId}/restore"] = "",
        ["POST /accounts/{accountId}/contacts/new"] = "name=x",
        ["POST /contacts/{contactId}/edit"] = "name=x&version=2",
        ["POST /contacts/{contactId}/archive"] = "",
        ["POST /contacts/{contactId}/restore"] = "",
    };

    /// <summary>Their own record, made to point at what lies outside.</summary>
    private static readonly (string Method, string Path, string Body)[] _pointing =
    [
        ("PATCH", "/api/v1/accounts/own-1", $$"""{"parentId":"{{Twin.Canary}}-2"}"""),
        ("PATCH", "/api/v1/contacts/own-contact", $$"""{"reportsTo":"{{Twin.Canary}}-below"}"""),
        ("PATCH", "/api/v1/contacts/own-contact", $$"""{"accountId":"{{Twin.Canary}}-2"}"""),
        ("POST", "/api/v1/accounts/own-1/activities", $$"""{"kind":"note","body":"x","contacts":["{{Twin.Canary}}-contact"]}"""),
    ];

    static ForeignObjectTests()
    {
        foreach (var (verb, body) in new[] { ("", "list=accounts&name=x&filter=&sort=&columns="), ("/name", "name=x"), ("/first", ""), ("/move", "to=1"), ("/delete", ""), ("/restore", "") })
            _bodies["POST /views/{id:long}" + verb] = body;
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_kind_of_thing_that_is_scoped_exists_outside()
    {
        var (with, without) = (Rows(twin.With), Rows(twin.Without));
        with.Count.ShouldBeGreaterThan(7);
        with.Where(kind => kind.Value.Count <= without[kind.Key].Count).Select(kind => kind.Key).ShouldBeEmpty("seed one on the foreign account, in Seeds.ForeignAsync");
    }

    [Fact]
    public void A_route_that_nobody_knows_how_to_fill_is_noticed()
    {
        Unfilled(Endpoints()).ShouldBeEmpty("say in Seeds.Value what stands for the parameter, and in _bodies what a request says");
        Filled("/accounts/{accountId}/unheard/{of}").ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_that_is_read_tells_of_what_lies_outside()
    {
        var clients = await Clients(Role.VirtualCsm);
        var (wrong, asked) = (new List<string>(), 0);
        foreach (var endpoint in Endpoints().Where(IsRead))
        {
            foreach (var question in _questions)
            {
                foreach (var path in Paths(endpoint))
                {
                    asked++;
                    wrong.AddRange(await Differences(clients, path + question, fragment: false));
                    if (question.Length == 0) wrong.AddRange(await Differences(clients, path, fragment: true));
                }
            }
        }
        asked.ShouldBeGreaterThan(500);
        wrong.DistinctBy(found => found.Split('?', ':')[0] + found[^9..]).Take(20).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_people_do_at_the_own_account_is_told_and_differs_nowhere()
    {
        var (with, without) = await Clients(Role.VirtualCsm);
        foreach (var client in (HttpClient[])[with, without])
        {
            var page = await client.GetStringAsync("/accounts/own-1/usage", Now);
            page.ShouldContain(Seeds.SharedUser);
            page.ShouldContain(Seeds.CommonEvent);
            (await client.GetStringAsync("/api/v1/funnel?step=Own%20event&step=Common%20event&within=90d&from=2025-01-01&to=2026-02-01&grain=month", Now)).ShouldContain("\"users\":1");
            (await client.GetStringAsync("/api/v1/metrics?ids=mau", Now)).ShouldContain("\"value\":2,");
            (await client.GetStringAsync("/api/v1/metrics?ids=breadth", Now)).ShouldContain("\"numerator\":2,");
        }
        var owners = await Clients(Role.Owner);
        foreach (var path in (string[])["/api/v1/metrics/mau/rows", "/why/mau", "/api/v1/funnel?step=Common%20event&step=Common%20event&within=90d", $"/accounts/{Seeds.Foreign}/usage", $"/api/v1/accounts/{Seeds.Foreign}/usage/people", "/api/v1/features", "/events", "/api/v1/event-groups", "/api/v1/live-events", "/api/v1/lifecycle"])
            (await Differences(owners, path, fragment: false)).ShouldNotBeEmpty($"{path} tells who sees every account of what is outside");
    }

    [Fact]
    public async Task The_same_questions_show_the_foreign_things_to_who_sees_every_account()
    {
        var clients = await Clients(Role.Owner);
        var telling = 0;
        foreach (var endpoint in Endpoints().Where(IsRead))
            if (Filled(endpoint.RoutePattern.RawText!) is { } path && (await Differences(clients, path, fragment: false)).Count > 0) telling++;
        telling.ShouldBeGreaterThan(25, "who sees all must see the difference, or this test compares nothing");
    }

    [Fact]
    public async Task Nothing_outside_is_changed_and_every_try_is_answered_as_for_what_does_not_exist()
    {
        await using var own = new Twin();
        await own.InitializeAsync();
        foreach (var host in (PerennialHost[])[own.With, own.Without]) await host.Services.GetRequiredService<ProjectRevenue>().CurrentAsync(Now);
        foreach (var host in (PerennialHost[])[own.With, own.Without]) await host.Services.GetRequiredService<ContractCalendar>().CurrentAsync(Now);
        foreach (var host in (PerennialHost[])[own.With, own.Without]) await host.Services.GetRequiredService<ContractsToday>().CurrentAsync(await host.Services.GetRequiredService<ProjectRevenue>().CurrentAsync(Now), Now);
        var before = Rows(own.With);
        var (wrong, asked) = (new List<string>(), 0);
        foreach (var endpoint in Endpoints().Where(endpoint => !IsRead(endpoint)))
        {
            if (Filled(endpoint.RoutePattern.RawText!, own) is not { } path) continue;
            asked++;
            var answers = new List<string>();
            foreach (var host in (PerennialHost[])[own.With, own.Without]) answers.Add(await Send(host, endpoint, path));
            if (answers[0] != answers[1]) wrong.Add($"{Name(endpoint)}: {answers[0]} instead of {answers[1]}");
            if (answers[0].Replace(path, "", StringComparison.Ordinal).Contains(Twin.Canary + " ", StringComparison.OrdinalIgnoreCase)) wrong.Add($"{Name(endpoint)}: tells of the canary");
        }
        foreach (var (method, path, body) in _pointing)
        {
            var (with, without) = (await Send(own.With, method, path, body), await Send(own.Without, method, path, body));
            if (with != without || with.StartsWith('2')) wrong.Add($"{method} {path} {body}: {with} instead of {without}");
        }
        asked.ShouldBeGreaterThan(30);
        wrong.Take(20).ShouldBeEmpty();
        var after = Rows(own.With);
        foreach (var (kind, rows) in before) after[kind].ShouldBe(rows, kind);
    }

    [Fact]
    public async Task An_account_that_is_taken_away_is_gone_with_the_next_request()
    {
        await using var own = await PerennialHost.StartAsync();
        await Seeds.OwnAsync(own);
        var vera = Person(own);
        using var browser = await own.SignedInAs(vera);
        using var api = await own.ApiOf(vera);
        (await browser.GetStringAsync("/accounts", Now)).ShouldContain("Own account");
        (await api.GetAsync("/api/v1/accounts/own-1", Now)).EnsureSuccessStatusCode();
        await own.Take(vera, "own-1");
        (await browser.GetStringAsync("/accounts", Now)).ShouldNotContain("Own account");
        ((int)(await api.GetAsync("/api/v1/accounts/own-1", Now)).StatusCode).ShouldBe(404);
        await own.Give(vera, "own-1");
        (await api.GetAsync("/api/v1/accounts/own-1", Now)).EnsureSuccessStatusCode();
    }

    private async Task<List<string>> Differences((HttpClient With, HttpClient Without) clients, string path, bool fragment)
    {
        var (with, without) = (await Ask(clients.With, path, fragment), await Ask(clients.Without, path, fragment));
        var wrong = new List<string>();
        if (with != without) wrong.Add($"{path}: {First(with, without)}");
        var asked = Uri.UnescapeDataString(path);
        if (with.Split('\n').Any(line => line.Contains(Twin.Canary, StringComparison.OrdinalIgnoreCase) && !IsEcho(line, asked, without))) wrong.Add($"{path}: tells of the canary");
        return wrong;
    }

    /// <summary>What was asked for may come back in the answer, as it does where it does not exist.</summary>
    private static bool IsEcho(string line, string asked, string without) => asked.Contains(Twin.Canary, StringComparison.Ordinal) && without.Contains(line, StringComparison.Ordinal);

    private static async Task<string> Ask(HttpClient client, string path, bool fragment)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(path.StartsWith("/api", StringComparison.Ordinal) ? "application/json" : "text/html"));
        if (fragment) request.Headers.Add("HX-Request", "true");
        using var answer = await client.SendAsync(request, Now);
        return await Told(answer);
    }

    private static async Task<string> Told(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(Now);
        return $"{(int)answer.StatusCode} {answer.Headers.ETag} {answer.Headers.Location}\n{Changing().Replace(body, "…")}";
    }

    private static Task<string> Send(PerennialHost host, RouteEndpoint endpoint, string path) =>
        Send(host, Method(endpoint), path, _bodies.GetValueOrDefault(Name(endpoint)) ?? (path.StartsWith("/api", StringComparison.Ordinal) ? "{}" : ""));

    private static async Task<string> Send(PerennialHost host, string method, string path, string body)
    {
        var isApi = path.StartsWith("/api", StringComparison.Ordinal);
        using var client = isApi ? await host.ApiOf(Person(host)) : await host.SignedInAs(Person(host));
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = new StringContent(body, Encoding.UTF8, isApi ? "application/json" : "application/x-www-form-urlencoded");
        if (!isApi) request.Headers.Add("X-Form-Token", await client.FormToken("/settings/sign-in"));
        using var answer = await client.SendAsync(request, Now);
        return await Told(answer);
    }

    private IEnumerable<string> Unfilled(IEnumerable<RouteEndpoint> endpoints) =>
        from endpoint in endpoints
        where Filled(endpoint.RoutePattern.RawText!) is null || (!IsRead(endpoint) && IsOpenToVirtual(endpoint) && endpoint.RoutePattern.Parameters.Count > 0 && !_bodies.ContainsKey(Name(endpoint)))
        select Name(endpoint);

    private string? Filled(string route, Twin? of = null)
    {
        var whole = true;
        var path = Parameter().Replace(route, match =>
        {
            var value = Seeds.Value((of ?? twin).With, route, match.Groups[1].Value);
            whole &= value is not null;
            return Uri.EscapeDataString(value ?? "");
        });
        return whole ? path.StartsWith('/') ? path : "/" + path : null;
    }

    /// <summary>A route with what is foreign in it, and with what is their own.</summary>
    private IEnumerable<string> Paths(RouteEndpoint endpoint)
    {
        var route = endpoint.RoutePattern.RawText!;
        if (Filled(route) is { } foreign)
        {
            yield return foreign;
            if (route.Contains("metrics/{", StringComparison.Ordinal) || route.Contains("why/{", StringComparison.Ordinal))
                foreach (var metric in _ofUsage) yield return foreign.Replace("/nrr", "/" + metric, StringComparison.Ordinal);
        }
        var names = Parameter().Matches(route).Select(match => match.Groups[1].Value).ToList();
        if (names.Count == 0 || names.Any(name => Seeds.OwnValue(twin.With, route, name) is null)) yield break;
        var own = Parameter().Replace(route, match => Seeds.OwnValue(twin.With, route, match.Groups[1].Value)!);
        yield return own.StartsWith('/') ? own : "/" + own;
    }

    private static bool IsOpenToVirtual(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetOrderedMetadata<NeedsScope>().All(need => need.Scope <= Scopes.Write);

    private static bool IsRead(RouteEndpoint endpoint) => Method(endpoint) == "GET";

    private static string Method(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";

    private static string Name(RouteEndpoint endpoint) => $"{Method(endpoint)} /{endpoint.RoutePattern.RawText!.Trim('/')}";

    private IEnumerable<RouteEndpoint> Endpoints() => twin.With.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.RoutePattern.RawText != "/openapi/{documentName}.json");

    private async Task<(HttpClient With, HttpClient Without)> Clients(Role role)
    {
        if (role == Role.Owner) return (await twin.With.SignedIn(), await twin.Without.SignedIn());
        return (await twin.With.SignedInAs(Person(twin.With)), await twin.Without.SignedInAs(Person(twin.Without)));
    }

    private static Person Person(PerennialHost host)
    {
        using var db = host.Workspace.OpenFor(Viewer.System);
        return db.People.AsNoTracking().Single(p => p.Email == Seeds.Email);
    }

    /// <summary>Every row of every scoped table, as text; of the audit chain those of accounts, since signing in is told there too.</summary>
    private static Dictionary<string, List<string>> Rows(PerennialHost host)
    {
        using var db = host.Workspace.OpenFor(Viewer.System);
        var read = typeof(ForeignObjectTests).GetMethod(nameof(RowsOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        return db.Model.GetEntityTypes().Where(entity => entity.IsScoped()).ToDictionary(entity => entity.ClrType.Name, entity => (List<string>)read.MakeGenericMethod(entity.ClrType).Invoke(null, [db, entity])!, StringComparer.Ordinal);
    }

    private static List<string> RowsOf<T>(AppDb db, IEntityType entity) where T : class =>
        [.. db.Set<T>().AsNoTracking().AsEnumerable().Where(row => row is not AuditEntry { AccountId: null }).Select(row => string.Join(" | ", entity.GetProperties().Where(p => p.PropertyInfo is not null).Select(p => $"{p.Name}={p.PropertyInfo!.GetValue(row)}"))).Order(StringComparer.Ordinal)];

    private static string First(string a, string b)
    {
        var at = 0;
        while (at < a.Length && at < b.Length && a[at] == b[at]) at++;
        string Around(string text) => text[Math.Max(0, Math.Min(text.Length, at) - 60)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ");
        return $"…{Around(a)}… instead of …{Around(b)}…";
    }

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameter();

    /// <summary>What differs between any two answers: marks of forms and scripts, numbers of failures.</summary>
    [GeneratedRegex("""(?<=name="formToken" value=")[^"]+|(?<=nonce=")[^"]+|(?<="traceId":")[^"]+|(?<=trace )[0-9A-Z:]+|127\.0\.0\.1:\d+|(?<="challenge":")[^"]+|(?<=/sessions/)\d+(?=/end)""")]
    private static partial Regex Changing();
}
