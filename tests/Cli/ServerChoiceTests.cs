using Microsoft.AspNetCore.Builder;

namespace Perennial.Tests.Cli;

public sealed class ServerChoiceTests(ServerProcess server) : IClassFixture<ServerProcess>
{
    [Fact]
    public async Task A_server_on_this_machine_needs_no_token() => (await server.RunAsync("settings", "list")).Code.ShouldBe(0);

    [Fact]
    public async Task A_data_directory_leads_to_its_server() => (await Program.RunAsync("settings", "list", "--data", server.Data)).Code.ShouldBe(0);

    [Fact]
    public async Task The_environment_names_a_server() =>
        (await Program.RunAsync(["settings", "list"], environment: new() { ["PERENNIAL_SERVER"] = server.Url })).Code.ShouldBe(0);

    [Fact]
    public async Task The_option_wins_over_the_environment() =>
        (await Program.RunAsync(["settings", "list", "--server", server.Url], environment: new() { ["PERENNIAL_SERVER"] = "http://127.0.0.1:9" })).Code.ShouldBe(0);

    [Fact]
    public async Task A_wrong_token_is_said_to_be_wrong()
    {
        var ended = await server.RunAsync("settings", "list", "--token", "pl_nothing");
        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("--token");
        ended.Out.ShouldBe("");
    }

    [Fact]
    public async Task A_note_of_a_process_that_ended_gives_its_token_to_nobody()
    {
        var folder = Path.Combine(Program.StateHome, "perennial", "servers");
        var port = new Uri(server.Url).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var note = await File.ReadAllTextAsync(Path.Combine(folder, port), TestContext.Current.CancellationToken);
        var elsewhere = Directory.CreateTempSubdirectory("perennial-state-").FullName;
        Directory.CreateDirectory(Path.Combine(elsewhere, "perennial", "servers"));
        await File.WriteAllTextAsync(Path.Combine(elsewhere, "perennial", "servers", port), "999999999\n" + note.Split('\n')[1] + "\n", TestContext.Current.CancellationToken);
        (await Program.RunAsync(["settings", "list", "--server", server.Url], environment: new() { ["XDG_STATE_HOME"] = elsewhere })).Code.ShouldBe(1);
        Directory.Delete(elsewhere, recursive: true);
    }

    [Fact]
    public async Task A_token_is_not_sent_to_where_a_killed_server_used_to_be()
    {
        var left = Directory.CreateTempSubdirectory("perennial-killed-").FullName;
        using var stranger = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        stranger.Start();
        foreach (var (name, text) in new[] { ("server.url", $"http://{stranger.LocalEndpoint}\n"), ("token", "pl_secret\n"), ("lock", "") })
            await File.WriteAllTextAsync(Path.Combine(left, name), text, TestContext.Current.CancellationToken);
        var ended = await Program.RunAsync("settings", "list", "--data", left);
        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("No server runs on");
        stranger.Pending().ShouldBeFalse();
        Directory.Delete(left, recursive: true);
    }

    [Fact]
    public async Task What_is_no_Perennial_is_said_to_be_none()
    {
        await using var stranger = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder().Build();
        stranger.Urls.Add("http://127.0.0.1:0");
        stranger.MapFallback(() => Microsoft.AspNetCore.Http.Results.Content("<html></html>", "application/json"));
        await stranger.StartAsync(TestContext.Current.CancellationToken);
        var ended = await Program.RunAsync("settings", "list", "--server", stranger.Urls.First());
        ended.Code.ShouldBe(1, ended.ToString());
        ended.Error.ShouldContain("does not answer as Perennial does");
    }

    [Fact]
    public async Task Where_no_server_answers_it_says_how_to_start_one()
    {
        var ended = await Program.RunAsync("settings", "list", "--server", "http://127.0.0.1:9");
        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("perennial serve");
    }

    [Fact]
    public async Task A_directory_without_a_server_is_named()
    {
        var ended = await Program.RunAsync("settings", "list", "--data", Program.StateHome);
        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain(Program.StateHome);
    }
}
