using System.Text.Json.Serialization;

namespace Perennial.Cli.Risk;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BacktestReport))]
[JsonSerializable(typeof(IReadOnlyList<BacktestColumn>))]
[JsonSerializable(typeof(IReadOnlyList<BacktestPoint>))]
internal sealed partial class BacktestJson : JsonSerializerContext;
