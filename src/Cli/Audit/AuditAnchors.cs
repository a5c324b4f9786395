using System.Text.Json;
using Perennial.Client;

namespace Perennial.Cli.Audit;

/// <summary>Ends of the audit chain, kept outside the workspace: one JSON object a line, the file only grows.</summary>
internal static class AuditAnchors
{
    public static async Task<IReadOnlyList<AuditEnd>> ReadAsync(FileInfo file, CancellationToken cancellation)
    {
        if (!file.Exists) throw CommandFailure.WrongUsage($"There is no file {file.FullName}.");
        var ends = new List<AuditEnd>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file.FullName, cancellation))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                ends.Add(JsonSerializer.Deserialize(line, ContractJson.Default.AuditEnd)!);
            }
            catch (JsonException)
            {
                throw new CommandFailure($"{file.Name}, line {number}: this is not an end that 'audit anchor' wrote.");
            }
        }
        return ends;
    }

    public static async Task AddAsync(FileInfo file, AuditEnd end, CancellationToken cancellation) =>
        await File.AppendAllTextAsync(file.FullName, JsonSerializer.Serialize(end, ContractJson.Default.AuditEnd) + "\n", cancellation);
}
