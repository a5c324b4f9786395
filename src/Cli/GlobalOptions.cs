using System.CommandLine;

namespace Perennial.Cli;

/// <summary>What every command takes.</summary>
internal static class GlobalOptions
{
    public static Option<string?> Server { get; } = new("--server")
    {
        Description = "The server to talk to. Else --data, else PERENNIAL_SERVER, else http://127.0.0.1:5150.",
        HelpName = "URL",
        Recursive = true,
    };

    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "The data directory: what serve and demo serve; for other commands, its running server.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<string?> Token { get; } = new("--token")
    {
        Description = "The API token, else PERENNIAL_TOKEN. A server on this machine needs none.",
        HelpName = "TOKEN",
        Recursive = true,
    };

    public static Option<string> Format { get; } = Formats();

    private static Option<string> Formats()
    {
        var format = new Option<string>("--format") { Description = "table (the default), json or csv.", HelpName = "FORMAT", Recursive = true, DefaultValueFactory = _ => "table" };
        format.OneOf("table", "json", "csv");
        return format;
    }
}
