namespace Perennial.Tests.Cli;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("perennial me", "metrics")]
    [InlineData("perennial settings s", "set")]
    [InlineData("perennial metrics nr", "nrr nrr-amount")]
    [InlineData("perennial movements --grain mo", "month")]
    [InlineData("perennial metrics nrr --option movement=", "day-net period-net")]
    [InlineData("perennial import sub", "subscription-lines subscription-periods")]
    public async Task Bash_completes_commands_metrics_and_values(string typed, string expected)
    {
        var ended = await BashAsync(typed);
        string.Join(' ', ended.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)).ShouldBe(expected, ended.ToString());
    }

    [Theory]
    [InlineData("bash", "complete -F _perennial")]
    [InlineData("zsh", "#compdef perennial")]
    [InlineData("fish", "complete -c perennial")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Each_shell_has_its_script(string shell, string with)
    {
        var (code, output, error) = await InProcess.RunAsync("completion", shell);
        (code, error).ShouldBe((0, ""));
        output.ShouldContain(with);
    }

    private static Task<Program.Ended> BashAsync(string typed) => Program.RunAsync(
        ["--norc", "-c", """
            source <(perennial completion bash)
            COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=(perennial)
            _perennial 2>/dev/null
            printf '%s\n' "${COMPREPLY[@]}"
            """, "bash", typed],
        environment: new() { ["PATH"] = Path.GetDirectoryName(Program.Path) + ":" + Environment.GetEnvironmentVariable("PATH") },
        file: "bash");
}
