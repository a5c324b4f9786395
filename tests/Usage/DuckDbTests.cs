using Perennial.Usage.DuckDb;

namespace Perennial.Tests.Usage;

/// <summary>Our way to DuckDB's own library.</summary>
public sealed class DuckDbTests : IDisposable
{
    private readonly DuckDatabase _database = new(null, ("threads", "1"));
    private readonly DuckConnection _duck;

    public DuckDbTests() => _duck = _database.Connect();

    public void Dispose()
    {
        _duck.Dispose();
        _database.Dispose();
    }

    [Fact]
    public void The_library_is_the_one_that_is_pinned() => DuckDatabase.LibraryVersion.ShouldBe("v1.5.6");

    [Fact]
    public void What_is_bound_comes_back()
    {
        var moment = new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.Zero).AddMicroseconds(123456);
        using var rows = _duck.Query("select $1::bigint, $2::double, $3, $4, $5, $6, $7::bigint, $8", long.MinValue + 1, 1.5, "it's \"ü\" \0 NUL", new DateOnly(1969, 12, 31), moment, true, null, new string('x', 5000));
        rows.Next().ShouldBeTrue();
        rows.Long(0).ShouldBe(long.MinValue + 1);
        rows.Double(1).ShouldBe(1.5);
        rows.Text(2).ShouldBe("it's \"ü\" \0 NUL");
        rows.Day(3).ShouldBe(new DateOnly(1969, 12, 31));
        DateTimeOffset.UnixEpoch.AddMicroseconds(rows.Long(4)).ShouldBe(moment);
        rows.Long(5).ShouldBe(1);
        rows.IsNull(6).ShouldBeTrue();
        rows.Text(7)!.Length.ShouldBe(5000);
        rows.Next().ShouldBeFalse();
        rows.Next().ShouldBeFalse();
    }

    [Fact]
    public void Appended_rows_fill_many_chunks_and_stand()
    {
        _duck.Run("create table t (n integer, big bigint, huge hugeint, moment timestamp, text varchar)");
        using (var rows = _duck.Append("t", ColumnKind.Integer, ColumnKind.BigInt, ColumnKind.HugeInt, ColumnKind.Timestamp, ColumnKind.Varchar))
        {
            for (var i = 0; i < 10_000; i++)
            {
                rows.Row();
                rows.Set(0, i);
                rows.Set(1, -1L * i);
                rows.Set(2, (Int128)UInt128.MaxValue - i);
                rows.Set(3, i * 1_000_000L);
                if (i % 3 == 0) rows.SetNull(4);
                else rows.Set(4, i % 3 == 1 ? "short"u8 : "a text that is longer than twelve bytes"u8);
            }
            rows.Close();
        }
        using var sums = _duck.Query("select count(*), sum(n)::bigint, sum(big)::bigint, count(text), min(huge), max(moment), count(distinct text) from t");
        sums.Next().ShouldBeTrue();
        (sums.Long(0), sums.Long(1), sums.Long(2), sums.Long(3), sums.Long(6)).ShouldBe((10_000, 49_995_000, -49_995_000, 6_666, 2));
        sums.Huge(4).ShouldBe((Int128)(-1) - 9_999);
    }

    [Fact]
    public void What_is_refused_says_why() =>
        Should.Throw<DuckDbException>(() => _duck.Run("select nothing_of_the_kind")).Message.ShouldContain("nothing_of_the_kind");

    [Fact]
    public void A_statement_that_takes_long_is_ended()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        using var ending = soon.Token.Register(_duck.Interrupt);
        Should.Throw<DuckDbException>(() => _duck.Run("select count(*) from range(100000000000) a, range(1000) b")).Message.ShouldContain("nterrupt");
        _duck.Run("select 1");
    }
}
