namespace Perennial.Client;

/// <summary>One statement about one version of a subscription line of an account, as it was given.</summary>
/// <param name="LineId">With <paramref name="Start"/>, the key of the version.</param>
/// <param name="SubscriptionId">The subscription it belongs to.</param>
/// <param name="Product">What is sold.</param>
/// <param name="Kind"><c>recurring</c>, <c>metered</c>, <c>one_off</c> or <c>refund</c>.</param>
/// <param name="Quantity">Units.</param>
/// <param name="UnitPrice">Of one unit for one billing interval.</param>
/// <param name="Currency">That it is billed in.</param>
/// <param name="Interval"><c>day</c>, <c>week</c>, <c>month</c>, <c>quarter</c> or <c>year</c>.</param>
/// <param name="IntervalCount">Intervals between bills.</param>
/// <param name="Start">The line's first day, or an instant.</param>
/// <param name="End">The first day no longer covered.</param>
/// <param name="Terms">What else was agreed, by the import's column name: trial, pause, discount, cancellation.</param>
/// <param name="RecordedAt">When it was learnt.</param>
/// <param name="ImportId">The import that brought it.</param>
/// <param name="Standing"><c>in-force</c>, or <c>superseded</c> by a later statement of the same version.</param>
public sealed record AccountLine(
    string LineId, string SubscriptionId, string? Product, string Kind, decimal Quantity, decimal UnitPrice, string Currency, string? Interval, int IntervalCount,
    string Start, string? End, IReadOnlyDictionary<string, string> Terms, DateTimeOffset RecordedAt, long? ImportId, string Standing);
