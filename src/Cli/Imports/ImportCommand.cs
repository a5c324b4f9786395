using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Imports;

internal sealed class ImportCommand : ServerVerb
{
    private readonly Argument<string> _kind = new("kind") { Description = $"{string.Join(", ", Names.ImportKinds[..^1])} or {Names.ImportKinds[^1]}.", HelpName = "KIND" };
    private readonly Argument<string> _file = new("file") { Description = "A CSV file, or - for the standard input.", HelpName = "FILE" };
    private readonly Option<string?> _map = new("--map") { Description = "A mapping in YAML: which column is which field. Else it is guessed from the header.", HelpName = "MAP.yaml" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Check and count, and write nothing." };
    private readonly Option<string?> _encoding = new("--encoding") { Description = "The file's encoding, where it is not UTF-8 and cannot be found out.", HelpName = "NAME" };
    private readonly Option<bool> _wait = new("--wait") { Description = "Wait for the end (the default); --wait false returns when the file is sent.", DefaultValueFactory = _ => true };

    public ImportCommand() : base("import", "Imports a CSV file: good rows come in, bad rows are named with line and field. Ends with counts of new, changed, unchanged, refused.")
    {
        _kind.OneOf(Names.ImportKinds);
        Add(_kind);
        Add(_file);
        foreach (var option in new Option[] { _map, _dryRun, _encoding, _wait }) Add(option);
        Examples =
        [
            "perennial import accounts accounts.csv",
            "perennial import subscription-lines lines.csv --map lines.yaml --dry-run",
            "zcat periods.csv.gz | perennial import subscription-periods - --format json",
        ];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var path = parsed.GetRequiredValue(_file);
        var mapping = parsed.GetValue(_map) is { } map ? await ReadAsync(map, cancellation) : null;
        var options = new ImportOptions { Mapping = mapping, Encoding = parsed.GetValue(_encoding), DryRun = parsed.GetValue(_dryRun) };
        await using var file = Open(path);
        var import = await SendAsync(server, parsed.GetRequiredValue(_kind), file, path == "-" ? "standard-input.csv" : Path.GetFileName(path), options, new ImportMeter(screen), cancellation);
        if (!parsed.GetValue(_wait))
        {
            await ImportOutcome.WriteAsync(screen, import);
            return ExitCode.Ok;
        }

        import = await new ImportFollower(server, screen).ToTheEndAsync(import, cancellation);
        return await ImportOutcome.EndAsync(server, screen, import, cancellation);
    }

    private static async Task<Import> SendAsync(PerennialClient server, string kind, Stream file, string name, ImportOptions options, ImportMeter meter, CancellationToken cancellation)
    {
        try
        {
            return await server.ImportAsync(kind, new CountedStream(file, meter.Sending(file)), name, options, cancellation);
        }
        catch (ApiRefusal refusal) when (refusal.Status is System.Net.HttpStatusCode.UnprocessableEntity && refusal.Places.Count == 0)
        {
            throw new CommandFailure($"{name} cannot be imported: {refusal.Message}"); // the file's fault, not the call's
        }
        finally
        {
            meter.Clear();
        }
    }

    private static Stream Open(string path) =>
        path == "-" ? Console.OpenStandardInput()
        : File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17, FileOptions.Asynchronous | FileOptions.SequentialScan)
        : throw CommandFailure.WrongUsage($"There is no file '{path}'.");

    private static async Task<string> ReadAsync(string map, CancellationToken cancellation) =>
        File.Exists(map) ? await File.ReadAllTextAsync(map, cancellation) : throw CommandFailure.WrongUsage($"There is no mapping file '{map}'.");
}
