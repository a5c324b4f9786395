using System.Net;
using System.Net.Http.Json;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.Faults;

/// <summary>Drill 10 wherever YAML is handed in: a few characters that would exhaust the stack or the day are refused by their place, and the server lives on.</summary>
public sealed class PoisonYaml(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static readonly Dictionary<string, (string Text, string Says)> _poisons = new(StringComparer.Ordinal)
    {
        ["a list that holds itself as a name"] = ("? &a [*a]\n: 1\n", "line 1, column 3: anchors and aliases are not read"),
        ["an alias"] = ("score: &a overall\ngroups: *a\n", "line 1, column 8: anchors and aliases"),
        ["aliases that multiply in a name"] = ("a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat("bcdefghij".Select((name, i) => $"{name}: &{name} [{string.Join(',', Enumerable.Repeat($"*{(char)('a' + i)}", 9))}]\n")) + "? *j\n: 1\n", "line 1, column 4: anchors"),
        ["6,000 open brackets"] = (new string('[', 6000), "nested deeper than 20 levels"),
        ["6,000 open braces"] = ("groups: " + string.Concat(Enumerable.Repeat("{a: ", 6000)), "nested deeper than 20 levels"),
        ["8,000 lists in lists"] = (string.Concat(Enumerable.Repeat("- ", 8000)), "nested deeper than 20 levels"),
        ["a list as a name"] = ("score: overall\n? [a, b]\n: 1\n", "line 2, column 3: the name of a part is a text"),
        ["a map as a name"] = ("? {a: 1}\n: 1\n", "line 1, column 3: the name of a part is a text"),
        ["a name twice"] = ("score: a\nscore: b\n", "uplicate key"),
    };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string> Poisons => [.. _poisons.Keys];

    [Theory]
    [MemberData(nameof(Poisons))]
    public async Task It_is_refused_at_every_door_of_the_API(string poison)
    {
        var (text, says) = _poisons[poison];
        using var api = host.Api();
        await Refused(api.PutAsJsonAsync("/api/v1/health/scorecards", new NewScorecard(text), ApiJson.Options, Now));
        await Refused(api.PostAsJsonAsync("/api/v1/health/scorecards/what-if", new ScorecardToTry(text), ApiJson.Options, Now));
        await Refused(api.PostAsJsonAsync("/api/v1/health/scorecards/dry-run", new ScorecardToTry(text), ApiJson.Options, Now));
        await Refused(api.PostAsync("/api/v1/imports", new MultipartFormDataContent { { new StringContent("accounts"), "kind" }, { new StringContent(text), "mapping" }, { new StringContent("account_id\nX\n"), "file", "a.csv" } }, Now));
        (await api.GetAsync("/healthz", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);

        async Task Refused(Task<HttpResponseMessage> asked)
        {
            using var answer = await asked;
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            var problem = (await answer.Content.ReadAsStringAsync(Now)).Replace("Line ", "line ", StringComparison.Ordinal).Replace(", text: column", ", column", StringComparison.Ordinal);
            problem.ShouldContain(says);
        }
    }

    [Theory]
    [MemberData(nameof(Poisons))]
    public async Task It_is_refused_by_every_page(string poison)
    {
        var text = _poisons[poison].Text;
        using var browser = await host.SignedIn();
        foreach (var path in (string[])["/health/scorecards", "/health/scorecards/look", "/health/scorecards/dry-run"])
        {
            using var answer = await browser.PostForm("/health/scorecards/edit?as=text", path, new() { ["text"] = text });
            ((int)answer.StatusCode).ShouldBeLessThan(500, path);
            (await answer.Content.ReadAsStringAsync(Now)).ShouldContain("column", customMessage: path);
        }
        var form = new MultipartFormDataContent { { new StringContent(await browser.FormToken("/imports/new")), "formToken" }, { new StringContent("accounts"), "kind" }, { new StringContent(text), "mappingText" }, { new StringContent("account_id\nX\n"), "file", "a.csv" } };
        using var import = await browser.PostAsync("/imports/new", form, Now);
        import.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await import.Content.ReadAsStringAsync(Now)).ShouldContain("The mapping, line");
    }

    [Fact]
    public async Task The_commands_say_the_place_and_end()
    {
        var folder = Directory.CreateTempSubdirectory("perennial-poison-");
        try
        {
            var (yaml, csv) = (Path.Combine(folder.FullName, "poison.yaml"), Path.Combine(folder.FullName, "a.csv"));
            await File.WriteAllTextAsync(yaml, "? &a [*a]\n: 1\n", Now);
            await File.WriteAllTextAsync(csv, "account_id\nX\n", Now);
            using var api = host.Api();
            var environment = new Dictionary<string, string> { ["PERENNIAL_TOKEN"] = api.DefaultRequestHeaders.Authorization!.Parameter! };
            foreach (var command in (string[][])[["health", "what-if", yaml], ["health", "apply", yaml], ["health", "dry-run", yaml], ["import", "accounts", csv, "--map", yaml]])
            {
                var ended = await Cli.Program.RunAsync([.. command, "--server", host.Url.ToString()], environment: environment);
                (ended.Code is > 0 and < 100).ShouldBeTrue(ended.ToString());
                ended.Error.ShouldContain("column 3: anchors and aliases are not read");
            }
            (await api.GetAsync("/healthz", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_mapping_of_too_many_parts_is_refused()
    {
        using var client = host.Client();
        (await Should.ThrowAsync<ApiRefusal>(() => client.Bring("accounts", "account_id\nX\n", new ImportOptions { Mapping = $"columns: [{string.Concat(Enumerable.Repeat("1,", 60_000))}]" }))).Message.ShouldContain("more than 50000 parts");
    }
}
