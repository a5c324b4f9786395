using System.Text.Json;

namespace Perennial.Tests.Cli;

public sealed class WorkspaceVerbTests(ServerProcess server) : IClassFixture<ServerProcess>
{
    [Fact]
    public async Task Settings_are_listed_set_and_refused_whole()
    {
        var set = await server.RunAsync("settings", "set", "reactivation-grace-days=14", "pause=contraction");
        set.Code.ShouldBe(0, set.ToString());
        set.Out.ReplaceLineEndings("\n").ShouldBe("pause=contraction\nreactivation-grace-days=14\n");

        var wrong = await server.RunAsync("settings", "set", "pause=churn", "discounts=some");
        wrong.Code.ShouldBe(2, wrong.ToString());
        wrong.Error.ShouldContain("recurring, forever, all");
        var list = await server.RunAsync("settings", "list", "--format", "json");
        using var json = JsonDocument.Parse(list.Out);
        var options = json.RootElement.EnumerateArray().ToDictionary(s => s.GetProperty("name").GetString()!, s => s.GetProperty("value").GetString());
        options.Count.ShouldBe(Perennial.Core.Options.OptionCatalog.All.Count + 1);
        options["second-factor"].ShouldBe("optional");
        options["pause"].ShouldBe("contraction");
        (await server.RunAsync("settings", "list", "--format", "csv")).Out.ShouldStartWith("name,value,default,values,meaning\r\n");

        var unknown = await server.RunAsync("settings", "set", "curency=EUR");
        unknown.Code.ShouldBe(2, unknown.ToString());
        unknown.Error.ShouldContain("Did you mean currency?");
    }

    [Fact]
    public async Task A_token_is_printed_alone_works_and_ends_when_revoked()
    {
        var made = await server.RunAsync("tokens", "new", "report", "--scope", "read");
        made.Code.ShouldBe(0, made.ToString());
        var token = made.Out.Trim();
        token.ShouldStartWith("pl_");
        Task<Program.Ended> With(params string[] args) => Program.RunAsync([.. args, "--server", server.Url], environment: new() { ["PERENNIAL_TOKEN"] = token });
        (await With("settings", "list")).Code.ShouldBe(0);
        (await With("settings", "set", "pause=churn")).Code.ShouldBe(1);

        using var json = JsonDocument.Parse((await server.RunAsync("tokens", "list", "--format", "json")).Out);
        var id = json.RootElement.EnumerateArray().Single(t => t.GetProperty("name").GetString() == "report").GetProperty("id").GetInt64();
        (await server.RunAsync("tokens", "revoke", id.ToString(System.Globalization.CultureInfo.InvariantCulture))).Code.ShouldBe(0);
        (await With("settings", "list")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task The_doctor_looks_into_a_directory_only_when_nobody_holds_it()
    {
        var held = await Program.RunAsync("doctor", "--data", server.Data, "--format", "json");
        held.Code.ShouldBe(0, held.ToString());
        held.Out.ShouldContain($"process {server.Id}");

        await using var other = new ServerProcess();
        await other.InitializeAsync();
        await other.StopAsync();
        var free = await Program.RunAsync("doctor", "--data", other.Data);
        free.Code.ShouldBe(0, free.ToString());
        free.Out.ShouldContain("every page and index is in order");

        await File.WriteAllTextAsync(Path.Combine(other.Data, "perennial.db"), "this is no database", TestContext.Current.CancellationToken);
        var broken = await Program.RunAsync("doctor", "--data", other.Data);
        broken.Code.ShouldBe(1, broken.ToString());
        broken.Out.ShouldContain("failed");
    }

    [Fact]
    public async Task The_doctor_looks_into_a_workspace_on_PostgreSQL()
    {
        Assert.SkipWhen(TestPostgres.Server is null, TestPostgres.Missing);
        var data = Directory.CreateTempSubdirectory("perennial-doctor-").FullName;
        var relational = TestPostgres.For(data);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(data, "appsettings.json"), System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["Store:Relational"] = relational }), TestContext.Current.CancellationToken);
            (await Program.RunAsync("doctor", "--data", data)).Out.ShouldContain("holds no workspace yet");
            using (Perennial.App.Database.Workspace.Open(data, "a test", TimeProvider.System, relational)) { }
            var looked = await Program.RunAsync("doctor", "--data", data);
            looked.Code.ShouldBe(0, looked.ToString());
            looked.Out.ShouldContain("every page and index is in order");
            TestPostgres.Drop(relational);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
