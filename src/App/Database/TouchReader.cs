namespace Perennial.App.Database;

/// <summary>When somebody last called, met or wrote to each account: of all that stands, from an index made for it.</summary>
public static class TouchReader
{
    private const string Touching = "from activities where kind in ('call', 'meeting', 'mail') and archived_at is null and taken_back_at is null";
    private const string Latest = $"select account_id, logged_for, max(happened_at) {Touching} and happened_at >= ?1 and happened_at < ?2 group by account_id, logged_for";

    /// <summary>Whether there is any.</summary>
    public static bool IsAny(Store store)
    {
        using var connection = store.Open();
        using var rows = connection.Prepare($"select count(*) from (select 1 {Touching} limit 1) t");
        return rows.Step() && rows.Long(0) > 0;
    }

    /// <summary>The last in a stretch of time, each for the account that it was logged for.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="from">UTC microseconds.</param>
    /// <param name="until">The first moment that does not count.</param>
    public static IEnumerable<(long Account, long At)> Last(Store store, long from, long until)
    {
        using var connection = store.Open();
        using var rows = connection.Stream(Latest);
        rows.Bind(1, from);
        rows.Bind(2, until);
        while (rows.Step()) yield return (rows.LongOrNull(1) ?? rows.Long(0), rows.Long(2));
    }
}
