using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Perennial.Tests.Browser;

/// <summary>Every page, light and dark, wide and at 390 px: no error in the console, nothing against the content policy, no axe violation, no sideways scroll.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PageTests(BrowserHost browser)
{
    private static readonly string LastYear = TimeProvider.System.GetUtcNow().AddYears(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Pages that a signed-in person opens. A route with parameters stands here with real ones.</summary>
    private static readonly string[] _pages =
    [
        "/", "/find", "/find?q=a", "/accounts", "/accounts?filter=healt%3C50", "/accounts/new", "/accounts/ACC-0003", "/accounts/ACC-0174", "/accounts/ACC-0003/why", "/accounts/ACC-0174/usage", "/accounts/ACC-0174/voice", "/accounts/ACC-0174/health", "/accounts/ACC-0174/timeline", "/accounts/ACC-0174/people", "/accounts/ACC-0174/contracts",
        "/accounts/ACC-0174/history", "/accounts/ACC-0003/edit", "/accounts/ACC-0003/merge", "/accounts/ACC-0003/contacts/new", "/accounts/ACC-0003/contracts/new", "/contacts", "/contacts/new", "/contracts", "/contracts?filter=status:ended", "/contacts/CON-0174-3", "/contacts/CON-0174-3/edit", "/contacts/CON-0174-3/merge", "/contracts/CT-0174-1/edit", "/log", "/log?account=ACC-0174",
        "/activities/1/edit", "/products", "/products/new", "/products/Starter/edit", "/segments", "/segments/1", "/segments/new", "/segments/1/edit", "/revenue", "/metrics", "/metrics/nrr", "/why/nrr", "/why/mrr", "/why/new-users", "/why/user-retention?option=cohort-age%3D2", "/why/funnel", $"/why/cohort?month={LastYear}&k=3", "/why/retention-curve?month=12",
        "/contracts/new", "/data-quality", "/data-quality/same-name", "/changes", "/settings", "/settings/audit", "/settings/options", "/settings/fields", "/settings/fields?of=contacts", "/settings/fields/new", "/settings/fields/1/edit", "/settings/sign-in", "/settings/tokens", "/settings/write-keys", "/settings/traits", "/settings/people", "/settings/people/3", "/settings/people/invite", "/settings/people/7/hand-over", "/imports", "/imports/1", "/imports/new", "/events", "/usage", "/voice", "/voice/answers?instrument=nps&window=12m", "/support", "/support/tickets?state=open", "/health", "/health/scorecards", "/health/scorecards/edit?score=overall", "/health/scorecards/edit?score=overall&as=text", "/why/nps", "/features", "/features/new?events=Report+opened&look=yes", "/features/1/edit", "/risk", "/risk/ACC-0174", "/health/grade", "/forecast", "/forecast/rows?by=month", "/forecast/changes", "/accounts/ACC-0174/renewal",
    ];

    /// <summary>One page of each kind, looked at in every theme at every width; the others light and wide, and dark on a phone.</summary>
    private static readonly string[] _everyWay = ["/", "/accounts", "/accounts/ACC-0174", "/accounts/ACC-0003/edit", "/revenue", "/usage", "/voice", "/support", "/health", "/settings/people", "/sign-in", "/forecast"];

    /// <summary>Pages that teach while there is nothing to show.</summary>
    private static readonly string[] _emptyPages = ["/", "/accounts", "/contacts", "/segments", "/products", "/changes", "/imports", "/data-quality", "/events", "/usage", "/voice", "/voice/answers", "/support", "/support/tickets", "/features", "/health", "/health/scorecards", "/risk", "/health/grade", "/forecast", "/forecast/rows", "/forecast/changes"];

    private static readonly string[] _openPages = ["/sign-in"];

    /// <summary>Routes that answer GET and are no pages of their own.</summary>
    private static readonly Dictionary<string, string> _noPages = new(StringComparer.Ordinal)
    {
        ["/sign-in/code"] = "leads to sign-in unless a password was just given; looked at in SignInPageTests",
        ["/settings/sign-in/authenticator"] = "leads back unless an app is being set up; looked at in SignInPageTests",
        ["/invitation/{secret}"] = "opens with a link that was just made; looked at in SignInPageTests",
        ["/setup"] = "leads to sign-in once there is an owner; looked at by a test below",
    };

    private static readonly View _darkAndNarrow = new("dark", 390);

    public static TheoryData<string> Pages() => [.. _pages.Concat(_openPages).Except(_everyWay, StringComparer.Ordinal)];

    public static TheoryData<string, string, int> EveryWay() => [.. from page in _everyWay from theme in (string[])["light", "dark"] from width in (int[])[1440, 390] select (page, theme, width)];

    public static TheoryData<string> EmptyPages() => [.. _emptyPages];

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Page_is_clean(string path) => LookAsync(Request(path) with { Also = _darkAndNarrow });

    [Theory]
    [MemberData(nameof(EveryWay))]
    public Task Page_of_its_kind_is_clean_every_way(string path, string theme, int width) => LookAsync(Request(path) with { Theme = theme, Width = width });

    [Theory]
    [MemberData(nameof(EmptyPages))]
    public Task Page_of_a_workspace_without_data_is_clean(string path) => LookAsync(browser.SignedIn(path, browser.Empty) with { Also = _darkAndNarrow });

    private PageRequest Request(string path) => _openPages.Contains(path, StringComparer.Ordinal) ? browser.Anonymous(path) : browser.SignedIn(path.Replace("/activities/1/", $"/activities/{browser.Demo.Rows("select min(id) from activities where kind = 'note'")[0]}/", StringComparison.Ordinal));

    private async Task LookAsync(PageRequest request)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        var look = await browser.Chromium.At(request);
        look.Problems.ShouldBeEmpty();
        look.Title.ShouldNotBeNullOrWhiteSpace();
        look.Heading.ShouldNotBeNullOrWhiteSpace("every page has one heading");
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task An_address_that_leads_nowhere_is_a_clean_page_too(string theme)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        var look = await browser.Chromium.At(browser.SignedIn("/no/such/page") with { Theme = theme, Status = 404 });
        look.Problems.Where(problem => !problem.Contains("404", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task The_set_up_page_of_a_new_workspace_is_clean(string theme)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var fresh = new PerennialHost { RealClock = TimeProvider.System, HasOwner = false };
        await fresh.InitializeAsync();
        var look = await browser.Chromium.At(new PageRequest(fresh.Url.ToString(), "/setup") { Theme = theme, Width = 390 });
        look.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_with_faults_is_noticed()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var bad = await BadPage.StartAsync();
        var look = await browser.Chromium.At(new PageRequest(bad.Url, "/") { Also = _darkAndNarrow });
        foreach (var fault in (string[])["CSP", "console: it broke", "scrolls sideways", "axe image-alt", "dark theme", "script: "])
            look.Problems.ShouldContain(problem => problem.Contains(fault, StringComparison.Ordinal), fault);
    }

    [Fact]
    public void What_is_looked_at_every_way_is_among_the_pages() => _everyWay.Except(_pages.Concat(_openPages), StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Every_page_of_the_route_table_is_looked_at()
    {
        var routes = browser.Demo.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(IsPage).Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/')).Distinct(StringComparer.Ordinal).ToList();
        routes.ShouldContain("/");
        NotLookedAt(routes).ShouldBeEmpty("add each to the list of pages, or to the routes that are none, with the reason");
        NotLookedAt(["/accounts/{id}/unheard-of"]).ShouldNotBeEmpty();
    }

    private static IEnumerable<string> NotLookedAt(IEnumerable<string> routes) =>
        routes.Where(route => !_noPages.ContainsKey(route) && !_pages.Concat(_openPages).Any(page => Is(page.Split('?')[0], route)));

    private static bool Is(string page, string route)
    {
        var (at, pattern) = (page.Split('/'), route.Split('/'));
        return at.Length == pattern.Length && at.Zip(pattern).All(pair => pair.Second.StartsWith('{') || pair.First == pair.Second);
    }

    private static bool IsPage(RouteEndpoint endpoint)
    {
        var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        return methods?.Contains(HttpMethods.Get, StringComparer.Ordinal) == true
            && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null
            && !route.Contains("{*", StringComparison.Ordinal)
            && !(route.StartsWith("/api/", StringComparison.Ordinal) || route.StartsWith("/openapi/", StringComparison.Ordinal) || route.StartsWith("/fragments/", StringComparison.Ordinal) || route is "/healthz" or "/readyz" || route.EndsWith(".csv", StringComparison.Ordinal));
    }
}
