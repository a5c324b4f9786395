using System.Diagnostics;
using System.Text.Json;

namespace Perennial.Tests.Api;

public sealed class OpenApiTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static readonly string _folder = Repository.At("tests/Api");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_contract_is_the_committed_one_Snapshot() => Snapshot.Match("openapi.json", await Document());

    [Fact]
    public async Task The_document_has_every_call_of_the_API_with_an_id_of_its_own()
    {
        using var document = JsonDocument.Parse(await Document());
        document.RootElement.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        var ids = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(call => call.Value.GetProperty("operationId").GetString()).ToList();
        ids.Count.ShouldBeGreaterThan(10);
        ids.ShouldBeUnique();
    }

    [Fact]
    public async Task Every_call_says_what_it_answers_and_what_its_parameters_mean()
    {
        using var document = JsonDocument.Parse(await Document());
        Unsaid(document).ShouldBeEmpty();
        using var bad = JsonDocument.Parse("""{"paths":{"/x":{"get":{"parameters":[{"name":"q","in":"query"}],"responses":{"200":{"description":"OK"}}}}}}""");
        Unsaid(bad).ShouldBe(["get /x does not say what it answers", "get /x does not say what q means"]);
    }

    private static IEnumerable<string> Unsaid(JsonDocument document)
    {
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
            foreach (var call in path.Value.EnumerateObject())
            {
                var said = call.Value.GetProperty("responses").EnumerateObject().Any(answer => answer.Name == "204" || (answer.Name[0] == '2' && answer.Value.TryGetProperty("content", out _)));
                if (!said) yield return $"{call.Name} {path.Name} does not say what it answers";
                if (!call.Value.TryGetProperty("parameters", out var parameters)) continue;
                foreach (var parameter in parameters.EnumerateArray().Where(parameter => !parameter.TryGetProperty("description", out var words) || words.GetString()!.Length == 0))
                    yield return $"{call.Name} {path.Name} does not say what {parameter.GetProperty("name").GetString()} means";
            }
    }

    [Fact]
    public async Task Spectral_finds_nothing_in_the_document()
    {
        var (code, output) = await Spectral(await Document());
        code.ShouldBe(0, output);
        output.ShouldContain("No results with a severity");
    }

    [Fact]
    public async Task Spectral_finds_a_call_without_an_id()
    {
        var (code, output) = await Spectral((await Document()).Replace("\"operationId\": \"listTokens\",", "\"x\": 1,", StringComparison.Ordinal));
        code.ShouldNotBe(0);
        output.ShouldContain("operation-operationId");
    }

    private async Task<string> Document()
    {
        using var client = host.Anonymous();
        return await client.GetStringAsync("/openapi/v1.json", Now);
    }

    private static async Task<(int Code, string Output)> Spectral(string document)
    {
        var program = Path.Combine(_folder, "node_modules/.bin/spectral");
        File.Exists(program).ShouldBeTrue("spectral is not installed: npm ci --prefix tests/Api (./test does it)");
        var file = Path.Combine(Directory.CreateTempSubdirectory("perennial-openapi-").FullName, "v1.json");
        try
        {
            await File.WriteAllTextAsync(file, document, Now);
            using var spectral = Process.Start(new ProcessStartInfo("node", [program, "lint", file, "--ruleset", Path.Combine(_folder, ".spectral.yaml"), "--fail-severity", "hint"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            })!;
            spectral.StandardInput.Close();
            var (output, errors) = (spectral.StandardOutput.ReadToEndAsync(Now), spectral.StandardError.ReadToEndAsync(Now));
            await spectral.WaitForExitAsync(Now);
            return (spectral.ExitCode, await output + await errors);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }
}
