using System.CommandLine;
using Perennial.App;
using Perennial.Cli.Terminal;

namespace Perennial.Cli.Serve;

internal sealed class ServeCommand : Verb, IKeepsRunning
{
    private readonly Option<string?> _urls = new("--urls") { Description = "Where to listen; several with semicolons. Else ASPNETCORE_URLS, else http://127.0.0.1:5150.", HelpName = "URL" };
    private readonly Option<string?> _email = new("--owner-email") { Description = "Makes this person the owner of a new directory; an existing one is not changed.", HelpName = "EMAIL" };
    private readonly Option<string?> _password = new("--owner-password") { Description = "The owner's password, - to read it from the standard input. Else PERENNIAL_OWNER_PASSWORD.", HelpName = "PASSWORD" };

    public ServeCommand() : base("serve", "Serves a new or existing data directory (--data, else ./.perennial/data) until it is stopped.")
    {
        Add(_urls);
        Add(_email);
        Add(_password);
        SetAction(RunAsync);
        Examples =
        [
            "perennial serve --data /var/lib/perennial --urls http://127.0.0.1:8080",
            "PERENNIAL_OWNER_PASSWORD='four quiet words here' perennial serve --data ./data --owner-email me@example.com",
            "Logging__LogLevel__Default=Information perennial serve --data ./data",
        ];
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = new Screen(parsed);
        var options = new ServerOptions
        {
            DataDirectory = parsed.GetValue(GlobalOptions.Data) ?? Path.Combine(".perennial", "data"),
            Urls = ListenUrls.Of(parsed.GetValue(_urls)),
            OwnerEmail = parsed.GetValue(_email),
            OwnerPassword = Password(parsed),
            Out = screen.Out,
        };
        if (options is { OwnerEmail: not null, OwnerPassword: null })
            throw CommandFailure.WrongUsage("--owner-email needs a password: PERENNIAL_OWNER_PASSWORD, --owner-password, or --owner-password - to read it from the standard input.");
        await RunningServer.RunAsync(options, screen, (_, _) => Task.CompletedTask);
        return ExitCode.Ok;
    }

    private string? Password(ParseResult parsed) => parsed.GetValue(_password) switch
    {
        "-" => Console.In.ReadLine() ?? "",
        { } given => given,
        null => Environment.GetEnvironmentVariable("PERENNIAL_OWNER_PASSWORD") is { Length: > 0 } set ? set : null,
    };
}
