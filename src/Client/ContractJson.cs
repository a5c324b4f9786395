using System.Text.Json;
using System.Text.Json.Serialization;

namespace Perennial.Client;

/// <summary>The contract's records in JSON, for the server, this client and the command line alike.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<MetricValue>))]
[JsonSerializable(typeof(IReadOnlyList<MetricDefinition>))]
[JsonSerializable(typeof(Page<MetricRow>))]
[JsonSerializable(typeof(IReadOnlyList<MetricRow>))]
[JsonSerializable(typeof(IReadOnlyList<MovementRow>))]
[JsonSerializable(typeof(IReadOnlyList<MovementEvent>))]
[JsonSerializable(typeof(IReadOnlyList<CohortRow>))]
[JsonSerializable(typeof(RetentionCurves))]
[JsonSerializable(typeof(SettingList))]
[JsonSerializable(typeof(IReadOnlyList<Setting>))]
[JsonSerializable(typeof(DataQualitySummary))]
[JsonSerializable(typeof(Page<DataQualityRow>))]
[JsonSerializable(typeof(IReadOnlyList<ImportKindInfo>))]
[JsonSerializable(typeof(Import))]
[JsonSerializable(typeof(Page<Import>))]
[JsonSerializable(typeof(Page<ImportErrorRow>))]
[JsonSerializable(typeof(ImportPreview))]
[JsonSerializable(typeof(ImportMapping))]
[JsonSerializable(typeof(ImportStart))]
[JsonSerializable(typeof(BulkResult))]
[JsonSerializable(typeof(IReadOnlyList<AccountItem>))]
[JsonSerializable(typeof(IReadOnlyList<ContactItem>))]
[JsonSerializable(typeof(IReadOnlyList<SubscriptionPeriodItem>))]
[JsonSerializable(typeof(IReadOnlyList<SubscriptionLineItem>))]
[JsonSerializable(typeof(IReadOnlyList<FxRateItem>))]
public sealed partial class ContractJson : JsonSerializerContext;
