namespace Perennial.Tests.Cli;

public sealed class ServeTests
{
    [Fact]
    public async Task A_server_says_where_it_is_answers_healthz_and_stops_when_told()
    {
        await using var server = new ServerProcess();
        await server.InitializeAsync();
        using (var http = new HttpClient()) (await http.GetStringAsync(server.Url + "/healthz", TestContext.Current.CancellationToken)).ShouldBe("ok\n");
        server.Said.ShouldContain(server.Data);
        File.ReadAllText(Path.Combine(server.Data, "server.url")).Trim().ShouldBe(server.Url);
        File.GetUnixFileMode(Path.Combine(server.Data, "token")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        (await server.StopAsync()).ShouldBe(0);
        File.Exists(Path.Combine(server.Data, "server.url")).ShouldBeFalse();
        (await server.Log).ShouldBe("");
    }

    [Fact]
    public async Task A_second_server_on_one_directory_names_the_holder_and_leaves_it_alone()
    {
        await using var first = new ServerProcess();
        await first.InitializeAsync();
        var second = await Program.RunAsync("serve", "--data", first.Data, "--urls", "http://127.0.0.1:0");
        second.Code.ShouldBe(1, second.ToString());
        second.Error.ShouldContain($"process {first.Id}");
        second.Error.ShouldContain(first.Data);
        second.Out.ShouldBe("");
        (await first.RunAsync("settings", "list")).Code.ShouldBe(0);
        (await Program.RunAsync("settings", "list", "--data", first.Data)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task An_address_in_use_is_named()
    {
        await using var first = new ServerProcess();
        await first.InitializeAsync();
        var second = await Program.RunAsync("serve", "--data", first.Data + "2", "--urls", first.Url);
        second.Code.ShouldBe(1, second.ToString());
        second.Error.ShouldContain(first.Url);
    }

    [Theory]
    [InlineData("--owner-email", "owner@perennial.example")]
    [InlineData("--urls", "5150")]
    public async Task What_cannot_be_served_is_wrong_usage(params string[] args)
    {
        var data = Directory.CreateTempSubdirectory("perennial-cli-");
        var ended = await Program.RunAsync(["serve", "--data", data.FullName, .. args]);
        data.Delete(recursive: true);
        ended.Code.ShouldBe(2, ended.ToString());
        ended.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_password_that_is_too_short_makes_no_owner()
    {
        var data = Directory.CreateTempSubdirectory("perennial-cli-");
        var ended = await Program.RunAsync(["serve", "--data", data.FullName, "--urls", "http://127.0.0.1:0", "--owner-email", "a@b.example", "--owner-password", "-"], input: "short\n");
        data.Delete(recursive: true);
        ended.Code.ShouldBe(2, ended.ToString());
        ended.Error.ShouldContain("a@b.example");
    }

    [Fact]
    public async Task Settings_come_from_the_data_directory_and_the_environment_wins()
    {
        await using var loud = new ServerProcess();
        Directory.CreateDirectory(loud.Data);
        await File.WriteAllTextAsync(Path.Combine(loud.Data, "appsettings.json"), """{ "Logging": { "LogLevel": { "Microsoft.Hosting.Lifetime": "Information" } } }""", TestContext.Current.CancellationToken);
        await loud.InitializeAsync();
        await loud.StopAsync();
        (await loud.Log).ShouldContain("Now listening on");

        await using var quiet = new ServerProcess { Environment = new() { ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Error" } };
        Directory.CreateDirectory(quiet.Data);
        File.Copy(Path.Combine(loud.Data, "appsettings.json"), Path.Combine(quiet.Data, "appsettings.json"));
        await quiet.InitializeAsync();
        await quiet.StopAsync();
        (await quiet.Log).ShouldBe("");
    }
}
