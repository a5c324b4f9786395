using System.Text.Json;

namespace Perennial.Tests.Cli;

public sealed class ImportVerbTests(ServerProcess server) : IClassFixture<ServerProcess>
{
    [Fact]
    public async Task A_file_comes_in_once_and_its_bad_rows_are_named()
    {
        var file = await FileAsync("account_id,name,segment\na1,Alpha,smb\na2,Beta,smb\n,Nameless,smb\n");
        var first = await server.RunAsync("import", "accounts", file);
        first.Code.ShouldBe(3, first.ToString());
        first.Out.ShouldContain("2 new, 0 changed, 0 unchanged, 1 refused");
        first.Error.ShouldContain("line 4, account_id");
        first.Error.ShouldContain("perennial imports errors");

        var again = await server.RunAsync("import", "accounts", file, "--format", "json");
        again.Code.ShouldBe(3, again.ToString());
        using var json = JsonDocument.Parse(again.Out);
        var counts = json.RootElement.GetProperty("counts");
        counts.GetProperty("new").GetInt64().ShouldBe(0);
        counts.GetProperty("unchanged").GetInt64().ShouldBe(2);
        counts.GetProperty("refused").GetInt64().ShouldBe(1);

        var id = json.RootElement.GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
        (await server.RunAsync("imports", "errors", id, "--format", "csv")).Out.ShouldContain("line,field,value,message");
        (await server.RunAsync("imports", "list")).Out.ShouldContain("accounts");
        (await server.RunAsync("imports", "list", "--limit", "1", "--format", "csv")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2, "the header and the latest");
        (await server.RunAsync("imports", "list", "--limit", "0", "--format", "csv")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
        (await server.RunAsync("imports", "show", id, "--format", "json")).Out.ShouldContain("\"status\": \"done\"");
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_and_can_be_run_for_real_and_taken_back()
    {
        var file = await FileAsync("account_id,name\nd1,Dry\n");
        var dry = await server.RunAsync("import", "accounts", file, "--dry-run", "--format", "json");
        dry.Code.ShouldBe(0, dry.ToString());
        (await server.RunAsync("export", "accounts")).Out.ShouldNotContain("d1,Dry");
        using var json = JsonDocument.Parse(dry.Out);
        var id = json.RootElement.GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);

        var run = await server.RunAsync("imports", "run", id);
        run.Code.ShouldBe(0, run.ToString());
        (await server.RunAsync("export", "accounts")).Out.ShouldContain("d1,Dry");
        var undo = await server.RunAsync("imports", "undo", id);
        undo.Out.ShouldContain("undone");
        (await server.RunAsync("export", "accounts")).Out.ShouldNotContain("d1,Dry");
    }

    [Fact]
    public async Task A_mapping_names_the_columns()
    {
        var file = await FileAsync("Kunde;Firma\nm1;Gamma\n");
        var map = await FileAsync("columns:\n  account_id: Kunde\n  name: Firma\n", ".yaml");
        var ended = await server.RunAsync("import", "accounts", file, "--map", map);
        ended.Code.ShouldBe(0, ended.ToString());
        ended.Out.ShouldContain("1 new");
        (await server.RunAsync("export", "accounts")).Out.ShouldContain("m1,Gamma");
    }

    [Fact]
    public async Task A_file_comes_from_the_standard_input()
    {
        var ended = await Program.RunAsync(["import", "accounts", "-", "--server", server.Url], input: "account_id,name\np1,Piped\n");
        ended.Code.ShouldBe(0, ended.ToString());
        (await server.RunAsync("export", "accounts")).Out.ShouldContain("p1,Piped");
    }

    [Fact]
    public async Task A_mapping_that_is_none_is_wrong_usage()
    {
        var ended = await server.RunAsync("import", "accounts", await FileAsync("account_id,name\nx,X\n"), "--map", await FileAsync("colums:\n  name: X\n", ".yaml"));
        ended.Code.ShouldBe(2, ended.ToString());
        ended.Error.ShouldContain("colums");
    }

    [Fact]
    public async Task An_import_that_is_not_there_is_said_to_be_missing()
    {
        var ended = await server.RunAsync("imports", "show", "4711");
        ended.Code.ShouldBe(1, ended.ToString());
        ended.Error.ShouldContain("4711");
    }

    private async Task<string> FileAsync(string text, string extension = ".csv")
    {
        var file = Path.Combine(server.Data, Guid.NewGuid() + extension);
        await File.WriteAllTextAsync(file, text);
        return file;
    }
}
