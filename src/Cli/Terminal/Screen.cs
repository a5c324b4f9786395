using System.CommandLine;
using Perennial.Cli.Servers;

namespace Perennial.Cli.Terminal;

/// <summary>Where a command speaks: data on <see cref="Out"/> in the format asked for, everything else on <see cref="Error"/>.</summary>
internal sealed class Screen(ParseResult parsed)
{
    public TextWriter Out { get; } = parsed.InvocationConfiguration.Output;
    public TextWriter Error { get; } = parsed.InvocationConfiguration.Error;
    public string Format { get; } = parsed.GetValue(GlobalOptions.Format) ?? "table";

    /// <summary>A person watches the messages: progress may be drawn.</summary>
    public bool IsWatched => ReferenceEquals(Error, Console.Error) && !Console.IsErrorRedirected;

    /// <summary>A person reads the data: it may be fitted to the window.</summary>
    public static bool IsTerminal => !Console.IsOutputRedirected;

    public Task SayAsync(string message) => Error.WriteLineAsync(message);

    public async Task CopyAsync(Stream text, CancellationToken cancellation)
    {
        using var reader = new StreamReader(text);
        var buffer = new char[1 << 15];
        while (await reader.ReadAsync(buffer, cancellation) is > 0 and var read) await Out.WriteAsync(buffer.AsMemory(0, read), cancellation);
    }
}
