using System.Text.Json.Serialization;

namespace Perennial.Cli.Curves;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<CurvePoint>))]
[JsonSerializable(typeof(FittedCurve))]
[JsonSerializable(typeof(FittedBuying))]
[JsonSerializable(typeof(IReadOnlyList<BuyingPoint>))]
internal sealed partial class CurveJson : JsonSerializerContext;
