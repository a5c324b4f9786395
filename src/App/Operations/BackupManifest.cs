using System.Text.Json;
using System.Text.Json.Serialization;

namespace Perennial.App.Operations;

/// <summary>What lies in a backup: the last part of it.</summary>
/// <param name="Format">The form of the archive.</param>
/// <param name="Release">The release that made it.</param>
/// <param name="MadeAt">When the database was read.</param>
/// <param name="Engine">The engine it was read from; it can be restored into another one.</param>
/// <param name="Migrations">Which migrations its tables have.</param>
/// <param name="LastIds">The last number that each numbered table gave.</param>
/// <param name="Parts">Every other part.</param>
public sealed record BackupManifest(int Format, string Release, DateTimeOffset MadeAt, string Engine, IReadOnlyList<string> Migrations, IReadOnlyDictionary<string, long> LastIds, IReadOnlyList<BackupManifest.Part> Parts)
{
    public const int ThisFormat = 1;
    public const string Name = "manifest.json", Tables = "tables/", Imports = "imports/", Events = "usage/", Keys = "keys.sealed";

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public bool HasKeys => Parts.Any(p => p.Name == Keys);

    public sealed record Part(string Name, long Bytes, string Sha256, long? Rows);
}
