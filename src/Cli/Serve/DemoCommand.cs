using System.CommandLine;
using System.Diagnostics;
using Perennial.App;
using Perennial.App.Access;
using Perennial.Cli.Terminal;

namespace Perennial.Cli.Serve;

internal sealed class DemoCommand : Verb, IKeepsRunning
{
    private readonly Option<string?> _urls = new("--urls") { Description = "Where to listen; several with semicolons. Else ASPNETCORE_URLS, else http://127.0.0.1:5150.", HelpName = "URL" };

    public DemoCommand() : base("demo", "Serves a believable subscription company to look around in (--data, else ./.perennial/demo) and shows how to sign in.")
    {
        Add(_urls);
        SetAction(RunAsync);
        Examples = ["perennial demo", "perennial demo --urls http://127.0.0.1:8080 --data /tmp/demo"];
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = new Screen(parsed);
        var options = new ServerOptions
        {
            DataDirectory = parsed.GetValue(GlobalOptions.Data) ?? Path.Combine(".perennial", "demo"),
            Urls = ListenUrls.Of(parsed.GetValue(_urls)),
            Demo = true,
            Out = screen.Out,
        };
        if (!File.Exists(Path.Combine(options.DataDirectory, "perennial.db"))) await screen.SayAsync("Making the demo company, which takes a few seconds the first time ...");
        await RunningServer.RunAsync(options, screen, async (app, url) =>
        {
            await screen.Out.WriteLineAsync($"Open {url} and sign in as {DemoSignIn.Email} with the password: {DemoSignIn.Password}");
            Show(url);
        });
        return ExitCode.Ok;
    }

    /// <summary>Opens the browser where there is a desktop and somebody at the terminal.</summary>
    private static void Show(Uri url)
    {
        if (!OperatingSystem.IsLinux() || Console.IsOutputRedirected) return;
        if (Environment.GetEnvironmentVariable("DISPLAY") is null or "" && Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is null or "") return;
        try
        {
            using var opened = Process.Start(new ProcessStartInfo("xdg-open", url.ToString()) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // no xdg-open: the address was printed
        }
    }
}
