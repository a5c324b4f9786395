using System.Text.Json.Serialization;

namespace Perennial.Client;

/// <summary>The items of bulk calls in JSON: what is not given is not written, so that it stays as it is.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.Strict, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
[JsonSerializable(typeof(IReadOnlyList<AccountItem>))]
[JsonSerializable(typeof(IReadOnlyList<ContactItem>))]
[JsonSerializable(typeof(IReadOnlyList<SubscriptionPeriodItem>))]
[JsonSerializable(typeof(IReadOnlyList<SubscriptionLineItem>))]
[JsonSerializable(typeof(IReadOnlyList<FxRateItem>))]
[JsonSerializable(typeof(IReadOnlyList<ContractItem>))]
[JsonSerializable(typeof(IReadOnlyList<ProductItem>))]
[JsonSerializable(typeof(IReadOnlyList<SurveyResponseItem>))]
[JsonSerializable(typeof(IReadOnlyList<TicketItem>))]
public sealed partial class ItemJson : JsonSerializerContext;
