namespace Perennial.App.Database;

/// <summary>
/// Streams every subscription line fact that counts now, line by line, each line's versions by their start, restatements of one version in the order they were recorded.
/// Texts are UTF-8 in the reader's own memory: they hold until the next <see cref="Read"/>, and an empty one means that the field was not given.
/// </summary>
public sealed class LineStatementReader : IDisposable
{
    private const string Sql = $"""
        select id, account_id, line_id, subscription_id, product, kind, quantity, unit_price, currency, billing_interval, interval_count, start_at, end_at,
          trial_start, trial_end, cancelled_at, past_due_from, dunning_ends, paused_from, paused_to, discount_percent, discount_amount, discount_duration, discount_end, extra
        from subscription_line_facts
        where import_id is null or import_id not in ({Bulk.UndoneSources.Ids})
        order by line_id, start_at, recorded_at, id
        """;

    private readonly StoreConnection _connection;
    private readonly Statement _rows;

    public LineStatementReader(Store store)
    {
        _connection = store.Open();
        _rows = _connection.Stream(Sql);
    }

    public long Id => _rows.Long(0);
    public long AccountId => _rows.Long(1);
    public int IntervalCount => (int)_rows.Long(10);

    /// <summary>A text column by its place in the statement: see the names below.</summary>
    public ReadOnlySpan<byte> this[int column] => _rows.Utf8(column);

    public const int LineId = 2, SubscriptionId = 3, Product = 4, Kind = 5, Quantity = 6, UnitPrice = 7, Currency = 8, Interval = 9, Start = 11, End = 12, TrialStart = 13, TrialEnd = 14,
        CancelledAt = 15, PastDueFrom = 16, DunningEnds = 17, PausedFrom = 18, PausedTo = 19, DiscountPercent = 20, DiscountAmount = 21, DiscountDuration = 22, DiscountEnd = 23, Extra = 24;

    /// <summary>How many facts there are at most.</summary>
    public static int Count(Store store)
    {
        using var connection = store.Open();
        using var rows = connection.Prepare("select count(*) from subscription_line_facts");
        rows.Step();
        var count = (int)rows.Long(0);
        rows.Reset();
        return count;
    }

    public bool Read() => _rows.Step();

    public void Dispose()
    {
        _rows.Dispose();
        _connection.Dispose();
    }
}
