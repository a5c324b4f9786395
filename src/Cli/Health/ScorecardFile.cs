using System.CommandLine;

namespace Perennial.Cli.Health;

/// <summary>A scorecard's text, from a file or from what is piped in.</summary>
internal static class ScorecardFile
{
    public static Argument<string> Argument { get; } = new("file") { Description = "YAML; - reads it from what is piped in. See docs/health.md.", HelpName = "FILE" };

    public static async Task<string> TextAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetRequiredValue(Argument);
        if (path == "-") return await Console.In.ReadToEndAsync(cancellation);
        return File.Exists(path) ? await File.ReadAllTextAsync(path, cancellation) : throw new CommandFailure($"There is no file {path}.");
    }
}
