using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;

namespace Perennial.Tests.App.Access;

/// <summary>Every route of the product with every role. What must happen follows from the need that the endpoint declares.</summary>
public sealed partial class RouteRoleMatrixTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private const string OfPerson = "token of a ";
    private static readonly string[] _persons = [.. RoleWords.All.Select(role => role.Word)];

    private static readonly string[] _roles =
        ["anonymous", .. _persons, "owner without form token", "token read", "token write", "token admin", .. _persons.Select(person => OfPerson + person), "token revoked", "token expired", "session ended", "person disabled", "token of a disabled person"];

    /// <summary>Pages whose own work ends at the sign-in page.</summary>
    private static readonly string[] _leadToSignIn = ["/sign-out", "/setup", "/sign-in/code"];

    private static readonly string[] _turnedAway = ["token revoked", "token expired", "token of a disabled person"];

    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_endpoint_says_who_may_call_it()
    {
        var endpoints = Endpoints().ToList();
        endpoints.Count.ShouldBeGreaterThan(15);
        endpoints.Where(endpoint => NeedOf(endpoint) is null).Select(Name).ShouldBeEmpty();
    }

    [Fact]
    public void An_endpoint_that_says_nothing_is_noticed() =>
        NeedOf(new RouteEndpoint(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/forgotten"), 0, new EndpointMetadataCollection(), "forgotten")).ShouldBeNull();

    [Fact]
    public async Task Every_endpoint_answers_every_role_as_it_declares()
    {
        var clients = await Clients();
        var wrong = new List<string>();
        var asked = 0;
        foreach (var endpoint in Endpoints())
        {
            foreach (var role in _roles)
            {
                asked++;
                if (await Wrong(endpoint, NeedOf(endpoint)!.Value, role, clients) is { } found) wrong.Add(found);
            }
        }
        asked.ShouldBeGreaterThan(1500);
        wrong.Take(20).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_declaration_is_noticed()
    {
        var clients = await Clients();
        var tokens = Endpoints().Single(endpoint => Name(endpoint) == "GET /api/v1/tokens/");
        (await Wrong(tokens, Scopes.Read, "token read", clients)).ShouldNotBeNull();
        (await Wrong(tokens, Scopes.None, "anonymous", clients)).ShouldNotBeNull();
        var signIn = Endpoints().Single(endpoint => Name(endpoint) == "GET /sign-in");
        (await Wrong(signIn, Scopes.Read, "anonymous", clients)).ShouldNotBeNull();
        (await Wrong(tokens, Scopes.Admin, "token admin", clients)).ShouldBeNull();
    }

    private async Task<string?> Wrong(RouteEndpoint endpoint, Scopes need, string role, Dictionary<string, HttpClient> clients)
    {
        using var request = Request(endpoint);
        if (IsPerson(role) && await IsEnded(clients[role])) clients[role] = await host.SignedInAs(_people[role.Split(' ')[0]]); // by a sign-out before this
        var client = clients[role];
        if (Changes(request) && _persons.Contains(role, StringComparer.Ordinal)) request.Headers.Add("X-Form-Token", await client.FormToken("/settings/sign-in"));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Now);
        var belongsToPersons = role.StartsWith("token", StringComparison.Ordinal) && !_turnedAway.Contains(role, StringComparer.Ordinal) && endpoint.Metadata.GetMetadata<ForPersons>() is not null;
        var wholeBook = role.Contains("virtual-csm", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<WholeBook>() is not null;
        var byWriteKey = endpoint.Metadata.GetMetadata<ByWriteKey>() is not null;
        var problem = (byWriteKey ? request.Method == HttpMethod.Options ? "let in" : "write key" : belongsToPersons || wholeBook ? "forbidden" : Expected(request, need, role)) switch
        {
            "let in" => IsLetIn(request, response) ? null : "was turned away",
            "sign in" => IsLedToSignIn(request, role, response) ? null : "was not asked to sign in",
            "write key" => response.StatusCode == HttpStatusCode.Unauthorized && response.Headers.WwwAuthenticate.Any(asked => asked.Scheme == "Basic") ? null : "was not asked for a write key",
            "forbidden" => response.StatusCode == HttpStatusCode.Forbidden ? null : "was not forbidden",
            "form token" => response.StatusCode == HttpStatusCode.BadRequest && (await response.Content.ReadAsStringAsync(Now)).Contains("comes from another site", StringComparison.Ordinal) ? null : "was not asked for the form's token",
            var other => throw new InvalidOperationException(other),
        };
        return problem is null ? null : $"{Name(endpoint)} ({need}): {role} {problem} ({(int)response.StatusCode} {response.Headers.Location})";
    }

    private static bool IsPerson(string role) => role == "owner without form token" || _persons.Contains(role, StringComparer.Ordinal);

    private static async Task<bool> IsEnded(HttpClient client) => (await client.GetAsync("/fragments/find", HttpCompletionOption.ResponseHeadersRead, Now)).StatusCode != HttpStatusCode.OK;

    private static string Expected(HttpRequestMessage request, Scopes need, string role) => role switch
    {
        "owner without form token" => Changes(request) ? "form token" : "let in",
        "token read" => need <= Scopes.Read ? "let in" : "forbidden",
        "token write" => need <= Scopes.Lead ? "let in" : "forbidden",
        "token admin" => "let in",
        _ when _persons.Contains(role.Replace(OfPerson, "", StringComparison.Ordinal), StringComparer.Ordinal) => need <= MostOf(role.Replace(OfPerson, "", StringComparison.Ordinal)) ? "let in" : "forbidden",
        _ when need != Scopes.None => "sign in",
        _ => Changes(request) ? "form token" : "let in",
    };

    private static Scopes MostOf(string role) => role switch { "viewer" => Scopes.Read, "virtual-csm" or "csm" => Scopes.Write, "leader" => Scopes.Lead, _ => Scopes.Admin };

    private static bool IsLetIn(HttpRequestMessage request, HttpResponseMessage response) =>
        response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && (int)response.StatusCode < 500
        && (_leadToSignIn.Contains(request.RequestUri!.AbsolutePath, StringComparer.Ordinal) || response.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) != true);

    private static bool IsLedToSignIn(HttpRequestMessage request, string role, HttpResponseMessage response) => request.RequestUri!.AbsolutePath.StartsWith("/api", StringComparison.Ordinal) || role.StartsWith("token", StringComparison.Ordinal)
        ? response.StatusCode == HttpStatusCode.Unauthorized && response.Content.Headers.ContentType?.MediaType == "application/problem+json"
        : response.StatusCode == HttpStatusCode.Found && response.Headers.Location!.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal);

    private async Task<Dictionary<string, HttpClient>> Clients()
    {
        var (revoked, expired) = (host.Api(), host.Api());
        await using (var db = host.Workspace.OpenFor(Viewer.System))
        {
            Token(db, revoked).Revoke(host.Clock.GetUtcNow());
            db.Entry(Token(db, expired)).Property(t => t.ExpiresAt).CurrentValue = host.Clock.GetUtcNow();
            await db.SaveChangesAsync(Now);
        }
        var ended = await host.SignedIn();
        (await ended.PostForm("/settings/sign-in", "/settings/sign-in/sessions/end-others", [])).EnsureSuccess();
        await using (var db = host.Workspace.OpenFor(Viewer.System))
        {
            db.Sessions.RemoveRange(db.Sessions);
            await db.SaveChangesAsync(Now);
        }
        var left = await host.Add(Role.Owner);
        var (disabled, disabledToken) = (await host.SignedInAs(left), await host.ApiOf(left));
        await host.Disable(left);
        foreach (var role in RoleWords.All) _people[role.Word] = await host.Add(role);
        var clients = new Dictionary<string, HttpClient>(StringComparer.Ordinal)
        {
            ["anonymous"] = host.Anonymous(),
            ["owner without form token"] = await host.SignedInAs(_people["owner"]),
            ["token read"] = host.Api(Scopes.Read),
            ["token write"] = host.Api(Scopes.Write),
            ["token admin"] = host.Api(),
            ["token revoked"] = revoked,
            ["token expired"] = expired,
            ["session ended"] = ended,
            ["person disabled"] = disabled,
            ["token of a disabled person"] = disabledToken,
        };
        foreach (var (role, person) in _people) (clients[role], clients[OfPerson + role]) = (await host.SignedInAs(person), await host.ApiOf(person));
        return clients;
    }

    private static ApiToken Token(Perennial.App.Database.AppDb db, HttpClient client)
    {
        var prefix = client.DefaultRequestHeaders.Authorization!.Parameter![..11];
        return db.ApiTokens.Single(t => t.Prefix == prefix);
    }

    private static HttpRequestMessage Request(RouteEndpoint endpoint)
    {
        var method = new HttpMethod(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET");
        var path = Value().Replace(endpoint.RoutePattern.RawText!, match => match.Value.Contains("long", StringComparison.Ordinal) || match.Value.Contains("int", StringComparison.Ordinal) ? "987654" : match.Value.Contains("documentName", StringComparison.Ordinal) ? "v1" : "none");
        var request = new HttpRequestMessage(method, new Uri(path.StartsWith('/') ? path : "/" + path, UriKind.Relative));
        if (Changes(request)) request.Content = path.StartsWith("/api", StringComparison.Ordinal) ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json") : new FormUrlEncodedContent([]);
        return request;
    }

    private static bool Changes(HttpRequestMessage request) => request.Method != HttpMethod.Get && request.Method != HttpMethod.Head;

    private static Scopes? NeedOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? Scopes.None
        : endpoint.Metadata.GetOrderedMetadata<NeedsScope>() is { Count: > 0 } needs ? needs.Max(need => need.Scope)
        : null;

    private static string Name(RouteEndpoint endpoint) =>
        $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "any"} {endpoint.RoutePattern.RawText}";

    private IEnumerable<RouteEndpoint> Endpoints() => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null || NeedOf(endpoint) is not Scopes.None);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Value();
}
