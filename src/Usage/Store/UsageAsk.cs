namespace Perennial.Usage.Store;

/// <summary>A question in SQL that both engines read alike.</summary>
/// <param name="Sql">With values as <c>{name:Type}</c>, their types in ClickHouse's words.</param>
/// <param name="Values">By name: long, double, string, <see cref="DateOnly"/>, or a moment as long, said as <c>cs_moment({name:Int64})</c>.</param>
public sealed record UsageAsk(string Sql, IReadOnlyDictionary<string, object> Values)
{
    public static IReadOnlyDictionary<string, object> NoValues { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>The groups that the question is about, each with the place that it counts for; null when the text asks for none.</summary>
    public UsagePlaces? Places { get; init; }
}
