namespace Perennial.App.Database;

/// <summary>
/// Streams subscription line facts in the order of their ids, from after a given one. Texts are UTF-8 in the reader's own memory:
/// they hold until the next <see cref="Read"/>, and an empty one means that the field was not given.
/// </summary>
public sealed class LineFactReader : IDisposable
{
    private const string Sql = """
        select id, account_id, recorded_at, import_id, line_id, start_at, end_at, kind, quantity, unit_price, currency, billing_interval, interval_count,
          subscription_id, product, trial_start, trial_end, cancelled_at, past_due_from, dunning_ends, paused_from, paused_to,
          discount_percent, discount_amount, discount_duration, discount_end
        from subscription_line_facts where id > ?1 order by id
        """;

    private readonly StoreConnection _connection;
    private readonly Statement _rows;

    public LineFactReader(Store store, long afterId = 0)
    {
        _connection = store.Open();
        _rows = _connection.Stream(Sql);
        _rows.Bind(1, afterId);
    }

    public bool Read() => _rows.Step();

    public long Id => _rows.Long(0);
    public long AccountId => _rows.Long(1);

    /// <summary>UTC microseconds.</summary>
    public long RecordedAt => _rows.Long(2);

    /// <summary>0 for none.</summary>
    public long ImportId => _rows.Long(3);
    public ReadOnlySpan<byte> LineId => _rows.Utf8(4);
    public ReadOnlySpan<byte> StartAt => _rows.Utf8(5);
    public ReadOnlySpan<byte> EndAt => _rows.Utf8(6);
    public ReadOnlySpan<byte> Kind => _rows.Utf8(7);
    public ReadOnlySpan<byte> Quantity => _rows.Utf8(8);
    public ReadOnlySpan<byte> UnitPrice => _rows.Utf8(9);
    public ReadOnlySpan<byte> Currency => _rows.Utf8(10);
    public ReadOnlySpan<byte> BillingInterval => _rows.Utf8(11);
    public int IntervalCount => (int)_rows.Long(12);
    public ReadOnlySpan<byte> SubscriptionId => _rows.Utf8(13);
    public ReadOnlySpan<byte> Product => _rows.Utf8(14);
    public ReadOnlySpan<byte> TrialStart => _rows.Utf8(15);
    public ReadOnlySpan<byte> TrialEnd => _rows.Utf8(16);
    public ReadOnlySpan<byte> CancelledAt => _rows.Utf8(17);
    public ReadOnlySpan<byte> PastDueFrom => _rows.Utf8(18);
    public ReadOnlySpan<byte> DunningEnds => _rows.Utf8(19);
    public ReadOnlySpan<byte> PausedFrom => _rows.Utf8(20);
    public ReadOnlySpan<byte> PausedTo => _rows.Utf8(21);
    public ReadOnlySpan<byte> DiscountPercent => _rows.Utf8(22);
    public ReadOnlySpan<byte> DiscountAmount => _rows.Utf8(23);
    public ReadOnlySpan<byte> DiscountDuration => _rows.Utf8(24);
    public ReadOnlySpan<byte> DiscountEnd => _rows.Utf8(25);

    public void Dispose()
    {
        _rows.Dispose();
        _connection.Dispose();
    }
}
