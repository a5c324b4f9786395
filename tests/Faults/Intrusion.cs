using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.Faults;

/// <summary>Attack tools against every page and parameter, on loopback. The long form: it takes many minutes. Each tool first has to find the flaw that was planted for it.</summary>
public sealed class Intrusion
{
    /// <summary>Parameters that handlers read out of the query themselves.</summary>
    private static readonly string[] _readByHand = ["at=2025-12-31", "window=12m", "asKnown=2025-12-31", "segment=SMB", "owner=ana@x.example", "filter=segment:SMB"];

    private static readonly TimeSpan _wapitiTime = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task The_planted_flaws_are_found()
    {
        Assert.SkipUnless(Drill.IsLong, "SKIPPED: attack tools run in the long form, ./test --faults");
        Assert.SkipWhen(Attackers.Missing is not null, Attackers.Missing ?? "");
        using var folder = new Folder();
        await using var flawed = await Flawed.StartAsync();
        // sqlmap is here for SQL, wapiti for everything else: of SQLite's messages it knows none.
        var (injected, log) = await Attackers.SqlmapAsync(folder.Path, [flawed.Url + "/find?name=Acme"], "Accept: text/html");
        injected.ShouldNotBeEmpty(log);
        var (found, said) = await Attackers.WapitiAsync(folder.Path, flawed.Url + "/", [], null, TimeSpan.FromMinutes(1));
        found.ShouldContain(one => one.Contains("XSS", StringComparison.OrdinalIgnoreCase) || one.Contains("Cross Site", StringComparison.OrdinalIgnoreCase), said);
    }

    [Fact]
    public async Task No_parameter_of_any_page_or_call_reaches_the_database_as_sql()
    {
        Assert.SkipUnless(Drill.IsLong, "SKIPPED: attack tools run in the long form, ./test --faults");
        Assert.SkipWhen(Attackers.Missing is not null, Attackers.Missing ?? "");
        using var folder = new Folder();
        await using var host = await Seeded();
        using var api = host.Api();
        var targets = Targets(host).ToList();
        targets.Count.ShouldBeGreaterThan(60);
        var (found, log) = await Attackers.SqlmapAsync(folder.Path, targets, $"Authorization: {api.DefaultRequestHeaders.Authorization}");
        found.ShouldBeEmpty();
        log.ShouldContain("tested", Case.Insensitive, "it did look");
        (await api.GetAsync("/healthz", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Nothing_is_found_by_crawling_as_the_owner()
    {
        Assert.SkipUnless(Drill.IsLong, "SKIPPED: attack tools run in the long form, ./test --faults");
        Assert.SkipWhen(Attackers.Missing is not null, Attackers.Missing ?? "");
        using var folder = new Folder();
        await using var host = await Seeded();
        using var api = host.Api(); // a token ends with no sign-out, and its forms need no token of their own: the attacker gets further
        var (found, log) = await Attackers.WapitiAsync(folder.Path, host.Url.ToString(), [.. new[] { "accounts", "accounts/A1", "accounts/A1/edit", "contacts", "log", "find?q=a", "segments/new", "revenue", "data-quality", "settings/people", "usage", "events", "features", "features/new", "settings/write-keys", "settings/traits", "events/groups" }.Select(page => host.Url + page)],
            $"Authorization: {api.DefaultRequestHeaders.Authorization}", _wapitiTime);
        found.ShouldBeEmpty(log);
    }

    private static async Task<PerennialHost> Seeded()
    {
        var host = new PerennialHost
        {
            RealClock = TimeProvider.System,
            Configure = builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Limits:ApiRequestsPerSecond"] = "1000000", ["Limits:ApiBurst"] = "1000000" }),
        };
        await host.InitializeAsync();
        using var client = host.Client();
        await client.PutAccountsAsync([new AccountItem("A1", "Acme", Segment: "SMB", OwnerEmail: "ana@x.example", Tags: ["vip"]), new AccountItem("A2", "Bolt", "A1", Segment: "Enterprise")]);
        await client.PutContactsAsync([new ContactItem("C1", "A1", "Al", "al@x.example")]);
        await client.PutSubscriptionPeriodsAsync([new SubscriptionPeriodItem("S1", "A1", "2025-01-01", 100m), new SubscriptionPeriodItem("S2", "A2", "2025-02-01", 50m)]);
        await client.AddActivityAsync("A1", new NewActivity("note", "hello"));
        using var sender = Ingest.Senders.Of(host.Url, (await client.MakeWriteKeyAsync(new NewWriteKey("attacked"))).Key);
        (await sender.PostAsync(new Uri("/v1/batch", UriKind.Relative), Ingest.Senders.Json("""{"batch":[{"type":"track","messageId":"1","userId":"al@x.example","event":"Opened","context":{"groupId":"A1"},"timestamp":"2025-12-30T10:00:00Z"},{"type":"track","messageId":"2","userId":"u2","event":"Saved","context":{"groupId":"A2"},"timestamp":"2025-12-31T10:00:00Z"},{"type":"track","messageId":"3","userId":"u3","event":"Saved","context":{"groupId":"unknown"}}]}"""))).EnsureSuccessStatusCode();
        return host;
    }

    /// <summary>Every route that is read, with its own parameters in place and those of its query behind it.</summary>
    private static IEnumerable<string> Targets(PerennialHost host)
    {
        foreach (var endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            if (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get, StringComparer.Ordinal) != true || endpoint.Metadata.GetMetadata<MethodInfo>() is not { } handler || route.Contains("{*", StringComparison.Ordinal)) continue;
            var path = string.Join('/', route.Split('/').Select(part => part.StartsWith('{') ? Sample(part) : part));
            var query = handler.GetParameters().SelectMany(Named).Except(endpoint.RoutePattern.Parameters.Select(p => p.Name), StringComparer.OrdinalIgnoreCase).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => $"{name}={Value(name)}");
            var all = query.Concat(handler.GetParameters().Any(p => p.ParameterType == typeof(HttpContext)) ? _readByHand : []).DistinctBy(pair => pair.Split('=')[0], StringComparer.OrdinalIgnoreCase).ToList();
            // The star marks a part of the path as a parameter too.
            if (all.Count > 0) yield return $"{host.Url.ToString().TrimEnd('/')}{path}?{string.Join('&', all)}";
            else if (path != route) yield return $"{host.Url.ToString().TrimEnd('/')}{path}*";
        }
    }

    private static IEnumerable<string> Named(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<AsParametersAttribute>() is null
            ? IsText(parameter.ParameterType) ? [parameter.GetCustomAttributes().OfType<Microsoft.AspNetCore.Http.Metadata.IFromQueryMetadata>().FirstOrDefault()?.Name ?? parameter.Name!] : []
            : parameter.ParameterType.GetProperties().Where(p => IsText(p.PropertyType)).Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]);

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(string[]) || Nullable.GetUnderlyingType(type) is { } plain && (plain.IsPrimitive || plain == typeof(DateOnly));

    private static string Sample(string parameter) => parameter switch
    {
        "{accountId}" => "A1",
        "{contactId}" => "C1",
        "{id}" => "nrr",
        _ when parameter.Contains("long", StringComparison.Ordinal) => "1",
        _ => "mrr",
    };

    private static string Value(string name) => name switch
    {
        "limit" => "10",
        "sort" => "name",
        "filter" => "segment:SMB",
        "account" or "with" => "A1",
        "kind" => "note",
        "at" or "from" => "2025-12-31",
        "to" => "2026-01-31",
        _ => "a",
    };

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("perennial-attack-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
