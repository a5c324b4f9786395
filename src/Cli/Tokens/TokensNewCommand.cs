using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Tokens;

internal sealed class TokensNewCommand : ServerVerb
{
    private readonly Argument<string> _name = new("name") { Description = "What it is for.", HelpName = "NAME" };
    private readonly Option<string[]> _scope = new("--scope") { Description = "read (the default), write or admin; each includes the one before.", HelpName = "SCOPE" };
    private readonly Option<DateOnly?> _expires = Days.Option("--expires", "The day from which it is refused (in UTC). Never when not said.");

    public TokensNewCommand() : base("new", "Makes a token and prints it. It is shown this once.")
    {
        _scope.OneOf("read", "write", "admin");
        Add(_name);
        Add(_scope);
        Add(_expires);
        Examples = ["perennial tokens new \"nightly import\" --scope write", "export PERENNIAL_TOKEN=$(perennial tokens new report --expires 2030-01-01)"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var scopes = parsed.GetValue(_scope) is { Length: > 0 } said ? said.Select(word => Enum.Parse<TokenScope>(word, ignoreCase: true)) : [TokenScope.Read];
        DateTimeOffset? expires = parsed.GetValue(_expires) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;
        var made = await server.MakeTokenAsync(new NewToken(parsed.GetRequiredValue(_name), [.. scopes.Distinct()], expires), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(made, ContractJson.Default.MadeToken);
        else await screen.Out.WriteLineAsync(made.Secret);
        await screen.SayAsync($"Token {made.Token.Id} is made. Keep it now: it is not shown again.");
        return ExitCode.Ok;
    }
}
