using System.Diagnostics;

namespace Perennial.Tests.Cli;

/// <summary>The built executable, run as a script runs it.</summary>
public static class Program
{
    public sealed record Ended(int Code, string Out, string Error)
    {
        public override string ToString() => $"exit {Code}\n{Out}\n--\n{Error}";
    }

    public static string Path { get; } = Repository.At($"artifacts/bin/Cli/{new DirectoryInfo(AppContext.BaseDirectory).Name}/perennial");

    /// <summary>Where these runs note their servers: not among the person's own.</summary>
    public static string StateHome { get; } = Directory.CreateTempSubdirectory("perennial-state-").FullName;

    public static Task<Ended> RunAsync(params string[] args) => RunAsync(args, input: null, environment: null);

    public static async Task<Ended> RunAsync(string[] args, string? input = null, Dictionary<string, string>? environment = null, string? file = null, string? directory = null)
    {
        using var process = Start(args, environment, file, directory);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"perennial {string.Join(' ', args)} did not end: {await output} {await error}");
        }
        return new(process.ExitCode, await output, await error);
    }

    public static Process Start(string[] args, Dictionary<string, string>? environment = null, string? file = null, string? directory = null)
    {
        File.Exists(Path).ShouldBeTrue($"{Path} is not built");
        var start = new ProcessStartInfo(file ?? Path, args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = directory ?? StateHome,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PERENNIAL_", StringComparison.Ordinal) || name == "ASPNETCORE_URLS").ToList()) start.Environment.Remove(name);
        start.Environment["XDG_STATE_HOME"] = StateHome;
        foreach (var (name, value) in environment ?? []) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
