using System.Globalization;
using System.Security.Cryptography;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.Usage.DuckDb;

/// <summary>What is done to the tables beside adding to them; on the writing connection, inside its transaction.</summary>
internal static class Upkeep
{
    /// <summary>Days of which the oldest have only sums keep those.</summary>
    public static void Rebuild(DuckConnection writer, string zone, long? rawFrom)
    {
        var days = new LocalDays(zone);
        long? first = null, last = null;
        using (var ends = writer.Query("select epoch_us(min(moment)), epoch_us(max(moment)) from events"))
            if (ends.Next() && !ends.IsNull(0)) (first, last) = (ends.Long(0), ends.Long(1));
        var since = rawFrom is { } kept ? $" where day >= {UsageFacts.Day(DayOf(days, kept))}" : "";
        writer.Run($"delete from daily_whole{since}");
        writer.Run($"delete from daily_new{since}");
        if (first is { } from) writer.Run($"insert into daily_whole select * from {new UsageFacts(days, false, false).RawRows(DayOf(days, rawFrom is { } k ? Math.Max(k, from) : from), DayOf(days, last!.Value).AddDays(1))} order by day, source");
        writer.Run("update state set zone = $1", zone);
    }

    public static void ForgetRaw(DuckConnection writer, long before)
    {
        writer.Run($"delete from events where moment < make_timestamp({before.ToString(CultureInfo.InvariantCulture)})");
        writer.Run($"update state set raw_from = make_timestamp({before.ToString(CultureInfo.InvariantCulture)})");
    }

    /// <returns>The keys that are nobody's any more, with the ids that they stood for.</returns>
    public static IReadOnlyList<(UInt128 Key, string Id)> Erase(DuckConnection writer, IReadOnlyList<UInt128> keys, Links who)
    {
        var (known, asked) = (new List<(int Number, UInt128 Key, string Id)>(), keys.ToHashSet());
        using (var people = writer.Query("select number, key, id from people"))
            while (people.Next()) known.Add(((int)people.Long(0), (UInt128)people.Huge(1), people.Text(2)!));
        var persons = known.Where(p => asked.Contains(p.Key)).Select(p => who.Of(p.Number)).ToHashSet();
        var gone = known.Where(p => persons.Contains(who.Of(p.Number))).ToList();
        if (gone.Count == 0) return [];
        var numbers = Numbers.List(gone.Select(p => p.Number));
        foreach (var (number, _, _) in gone)
            writer.Run($"update people set id = 'erased-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}', key = {(Int128)BitConverter.ToUInt128(RandomNumberGenerator.GetBytes(16)) >> 1} where number = {number.ToString(CultureInfo.InvariantCulture)}");
        writer.Run($"delete from traits where of_group = 0 and number in ({numbers})");
        writer.Run($"update events set properties = null where person in ({numbers}) and properties is not null");
        return [.. gone.Select(p => (p.Key, p.Id))];
    }

    private static DateOnly DayOf(LocalDays days, long at) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(days.Of(at));
}
