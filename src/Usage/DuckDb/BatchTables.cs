using Perennial.Usage.Store;
using static Perennial.Usage.DuckDb.ColumnKind;

namespace Perennial.Usage.DuckDb;

/// <summary>A batch at the end of the tables.</summary>
internal static class BatchTables
{
    public static void Append(DuckConnection to, UsageBatch batch)
    {
        Numbers(to, "people", batch.NewPeople);
        Numbers(to, "sources", batch.NewSources);
        Names(to, batch);
        Events(to, batch);
        Daily(to, batch);
        Traits(to, batch);
        Pairs(to, "members", batch.Members);
        Pairs(to, "links", batch.Links);
    }

    private static void Events(DuckConnection to, UsageBatch batch)
    {
        if (batch.Rows.Count == 0) return;
        using var rows = to.Append("events", Timestamp, Timestamp, Integer, Integer, Integer, BigInt, BigInt, HugeInt, Varchar);
        foreach (ref readonly var row in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(batch.Rows))
        {
            rows.Row();
            rows.Set(0, row.At);
            rows.Set(1, row.ReceivedAt);
            rows.Set(2, row.Source);
            rows.Set(3, row.Person);
            rows.Set(4, row.Name);
            rows.Set(5, row.Count);
            rows.Set(6, row.Milliseconds);
            rows.Set(7, (Int128)row.Id);
            if (row.Length == 0) rows.SetNull(8);
            else rows.Set(8, batch.Properties(row));
        }
        rows.Close();
    }

    private static void Daily(DuckConnection to, UsageBatch batch)
    {
        if (batch.Daily.Count == 0) return;
        using var rows = to.Append("daily_new", Date, Integer, Integer, Integer, BigInt, BigInt, BigInt, Timestamp);
        foreach (var (key, sum) in batch.Daily)
        {
            rows.Row();
            rows.Set(0, key.Day);
            rows.Set(1, key.Source);
            rows.Set(2, key.Person);
            rows.Set(3, key.Name);
            rows.Set(4, sum.Events);
            rows.Set(5, sum.Count);
            rows.Set(6, sum.Milliseconds);
            rows.Set(7, sum.LastAt);
        }
        rows.Close();
    }

    private static void Traits(DuckConnection to, UsageBatch batch)
    {
        if (batch.Told.Count == 0) return;
        using var rows = to.Append("traits", Integer, Integer, Timestamp, BigInt, Varchar);
        foreach (var told in batch.Told)
        {
            rows.Row();
            rows.Set(0, told.OfGroup ? 1 : 0);
            rows.Set(1, told.Number);
            rows.Set(2, told.At);
            rows.Set(3, (long)told.Hash);
            rows.Set(4, told.Json);
        }
        rows.Close();
    }

    private static void Numbers(DuckConnection to, string table, List<(int Number, UInt128 Key, byte[] Text)> numbers)
    {
        if (numbers.Count == 0) return;
        using var rows = to.Append(table, Integer, HugeInt, Varchar);
        foreach (var (number, key, text) in numbers)
        {
            rows.Row();
            rows.Set(0, number);
            rows.Set(1, (Int128)key);
            rows.Set(2, text);
        }
        rows.Close();
    }

    private static void Names(DuckConnection to, UsageBatch batch)
    {
        if (batch.NewNames.Count == 0) return;
        using var rows = to.Append("names", Integer, HugeInt, Integer, Varchar);
        foreach (var (number, key, kind, text) in batch.NewNames)
        {
            rows.Row();
            rows.Set(0, number);
            rows.Set(1, (Int128)key);
            rows.Set(2, (int)kind);
            rows.Set(3, text);
        }
        rows.Close();
    }

    private static void Pairs(DuckConnection to, string table, List<(int, int, long)> pairs)
    {
        if (pairs.Count == 0) return;
        using var rows = to.Append(table, Integer, Integer, Timestamp);
        foreach (var (one, other, at) in pairs)
        {
            rows.Row();
            rows.Set(0, one);
            rows.Set(1, other);
            rows.Set(2, at);
        }
        rows.Close();
    }
}
