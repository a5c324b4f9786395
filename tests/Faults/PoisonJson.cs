using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Perennial.Tests.Faults;

/// <summary>Drill 10 at every door of the API, whatever stands behind it: poison is the sender's fault (4xx), never the server's (5xx).</summary>
public sealed class PoisonJson(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static readonly Dictionary<string, byte[]> _bodies = new(StringComparer.Ordinal)
    {
        ["depth 65"] = Text($$"""{"name":{{new string('[', 65)}}{{new string(']', 65)}}}"""),
        ["depth 100,000"] = Text(new string('[', 100_000)),
        ["NUL"] = Text("""{"name":"a\u0000b"}"""),
        ["lone surrogate"] = Text("""{"name":"\ud800"}"""),
        ["1e400"] = Text("""{"name":1e400,"amount":1e400}"""),
        ["duplicate keys"] = Text("""{"name":"a","name":"b"}"""),
        ["bad UTF-8"] = [.. Text("{\"name\":\""), 0xC3, 0x28, 0xFF, .. Text("\"}")],
        ["year 9999"] = Text("""{"name":"9999-12-31T23:59:59.9999999-14:00","expiresAt":"9999-12-31T23:59:59.9999999-14:00"}"""),
        ["10 MB of text"] = Text($$"""{"name":"{{new string('x', 10_000_000)}}"}"""),
        ["not JSON"] = Text("<xml/>"),
        ["nothing"] = [],
        ["cut off"] = Text("""{"name":"""),
        ["null"] = Text("null"),
    };

    private static readonly string[] _queries =
    [
        "at=9999-12-31&window=12m", "at=0001-01-01&window=999999m", "at=2024-02-30", "window=0m&at=2024-01-01", "window=-5m&at=2024-01-01", "window=99999999999999999999y&at=2024-01-01",
        "from=0001-01-01&to=9999-12-31&grain=day", "from=2024-01-01&to=2023-01-01&grain=month", "from=%00&to=%00", "limit=-1", "limit=0", "limit=99999999999999999999", "cursor=%00", "cursor=!!!!",
        "cursor=AAAA", "known=9999-12-31T23:59:59Z", "asKnown=9999-12-31", "option=movement%3D%00", "option=time-zone%3DMars%2FPhobos", "option=clv-horizon-months%3D1e400", "ids=", "ids=no-such-metric", "segment=%ED%A0%80", "q=%FF%FE",
    ];

    /// <summary>Doors that read no body: what is sent with the call is not looked at.</summary>
    private static readonly string[] _bodiless = ["/api/v1/usage/rebuild", "/api/v1/projections/rebuild", "/api/v1/people/1/enable", "/api/v1/health/scorecards/1/archive", "/api/v1/health/scorecards/1/restore"];

    public static TheoryData<string> Bodies => [.. _bodies.Keys];
    public static TheoryData<string> Queries => [.. _queries];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_poisoned_body_is_refused_at_every_door(string poison)
    {
        using var api = host.Api();
        var doors = Doors("POST", "PUT", "PATCH").Where(door => !_bodiless.Contains(door.Path, StringComparer.Ordinal)).ToList();
        doors.Count.ShouldBeGreaterThan(1);
        foreach (var (method, path) in doors)
        {
            var content = new ByteArrayContent(_bodies[poison]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var answer = await api.SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = content }, TestContext.Current.CancellationToken);
            ((int)answer.StatusCode).ShouldBeInRange(400, 499, $"{poison} at {method} {path}");
            answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", $"{poison} at {method} {path}");
        }
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_poisoned_query_is_answered_or_refused_at_every_door(string query)
    {
        using var api = host.Api();
        var doors = Doors("GET");
        doors.Count.ShouldBeGreaterThan(3);
        foreach (var (_, path) in doors)
        {
            using var answer = await api.GetAsync($"{path}?{query}", TestContext.Current.CancellationToken);
            ((int)answer.StatusCode).ShouldBeLessThan(500, $"{path}?{query}");
        }
        (await api.GetAsync("/healthz", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private List<(string Method, string Path)> Doors(params string[] methods) =>
    [
        .. from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let route = "/" + endpoint.RoutePattern.RawText!.Trim('/')
           where route.StartsWith("/api/", StringComparison.Ordinal) && !route.Contains("{*", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
           where methods.Contains(method, StringComparer.Ordinal)
           select (method, string.Join('/', route.Split('/').Select(part => part.StartsWith('{') ? Sample(part) : part))),
    ];

    private static string Sample(string parameter) => parameter.Contains("long", StringComparison.Ordinal) ? "1" : "nrr";

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
