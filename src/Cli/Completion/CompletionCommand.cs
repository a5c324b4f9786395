using System.CommandLine;

namespace Perennial.Cli.Completion;

internal sealed class CompletionCommand : Verb
{
    private readonly Argument<string> _shell = new("shell") { Description = "bash, zsh, fish or pwsh.", HelpName = "SHELL" };

    public CompletionCommand() : base("completion", "Prints the script that makes a shell complete perennial's commands, options, metrics and their values.")
    {
        _shell.OneOf("bash", "zsh", "fish", "pwsh");
        Add(_shell);
        SetAction(Run);
        Examples = ["source <(perennial completion bash)", "perennial completion zsh > ~/.zsh/completions/_perennial", "perennial completion fish | source"];
    }

    private int Run(ParseResult parsed)
    {
        parsed.InvocationConfiguration.Output.Write(CompletionScripts.Of(parsed.GetRequiredValue(_shell)));
        return ExitCode.Ok;
    }
}
