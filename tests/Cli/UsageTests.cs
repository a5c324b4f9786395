namespace Perennial.Tests.Cli;

public sealed class UsageTests
{
    [Theory]
    [InlineData("metrcs", "metrics")]
    [InlineData("movements --gran month", "--grain")]
    [InlineData("movements --grain mnth", "month")]
    [InlineData("movements --from 2020", "2024-03-01")]
    [InlineData("metrics nrr --option movement", "NAME=VALUE")]
    [InlineData("import acounts x.csv", "accounts")]
    [InlineData("import accounts", "--help")]
    [InlineData("import accounts there-is-no-such-file.csv", "there-is-no-such-file.csv")]
    [InlineData("imports list --limit few", "Cannot parse argument 'few' for option '--limit': expected a whole number.")]
    [InlineData("accounts merge A-1", "DOUBLE")]
    [InlineData("settings", "list, set")]
    [InlineData("settings set currency", "NAME=VALUE")]
    [InlineData("metrics nrr --server nonsense", "nonsense")]
    [InlineData("settings list --format yaml", "json")]
    public async Task Wrong_usage_is_exit_2_and_names_what_is_accepted(string line, string named)
    {
        var (code, output, error) = await InProcess.RunAsync(line.Split(' '));
        code.ShouldBe(2, error);
        error.ShouldContain(named);
        output.ShouldBe("");
    }

    [Fact]
    public async Task The_release_is_one_line()
    {
        var (code, output, error) = await InProcess.RunAsync("--version");
        (code, error).ShouldBe((0, ""));
        output.Trim().ShouldBe(Perennial.Client.PerennialClient.Version);
    }
}

internal static class InProcess
{
    public static async Task<(int Code, string Out, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await Perennial.Cli.CommandLine.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
