using System.Text.Json.Serialization;

namespace Perennial.Cli.Operations;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<CopiedTable>))]
internal sealed partial class CopiedTableJson : JsonSerializerContext;
