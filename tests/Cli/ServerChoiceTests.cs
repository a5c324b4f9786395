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
