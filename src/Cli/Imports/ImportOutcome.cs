using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Imports;

/// <summary>How an import ended: counts as data, the first refused rows as messages, and the exit code.</summary>
internal static class ImportOutcome
{
    private const int ShownErrors = 20;

    public static async Task<int> EndAsync(PerennialClient server, Screen screen, Import import, CancellationToken cancellation)
    {
        if (import.Counts.Refused > 0) await ShowErrorsAsync(server, screen, import, cancellation);
        await WriteAsync(screen, import);
        if (import.Status != "done") throw new CommandFailure($"Import {import.Id} {import.Status}: {import.Error ?? "what came in before stays; take it back with perennial imports undo " + import.Id}");
        if (import.DryRun) await screen.SayAsync($"Nothing was written. Bring it in with: perennial imports run {import.Id}");
        return import.Counts.Refused > 0 ? ExitCode.SomeRefused : ExitCode.Ok;
    }

    public static async Task WriteAsync(Screen screen, Import import)
    {
        if (screen.Format == "json") await screen.WriteJsonAsync(import, ContractJson.Default.Import);
        else if (screen.Format == "csv") await screen.WriteAsync([import], ContractJson.Default.IReadOnlyListImport, ImportColumns.All, "");
        else await screen.Out.WriteLineAsync(Sentence(import));
    }

    private static string Sentence(Import import)
    {
        var (counts, dry) = (import.Counts, import.DryRun ? " (dry run)" : "");
        if (import.HasEnded && counts.Stored is { } stored) return $"Import {import.Id}{dry}: {stored} stored, {counts.Doubled} doubled, of these {counts.Unmapped} unmapped, {counts.Refused} refused";
        return import.HasEnded
            ? $"Import {import.Id}{dry}: {counts.New} new, {counts.Changed} changed, {counts.Unchanged} unchanged, {counts.Refused} refused"
            : $"Import {import.Id}{dry}: {import.Status}";
    }

    private static async Task ShowErrorsAsync(PerennialClient server, Screen screen, Import import, CancellationToken cancellation)
    {
        var shown = 0;
        await foreach (var error in server.ImportErrorsAsync(import.Id, cancellation).Take(ShownErrors).WithCancellation(cancellation))
        {
            await screen.SayAsync(Text(error));
            shown++;
        }
        var more = import.Counts.Refused - shown;
        await screen.SayAsync($"{(more > 0 ? $"... and {more} more. " : "")}All of them: perennial imports errors {import.Id}");
    }

    private static string Text(ImportErrorRow error) => $"line {error.Line}{(error.Field is { } field ? $", {field}" : "")}: {error.Message}";
}
