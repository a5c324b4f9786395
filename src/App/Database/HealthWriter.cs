using System.Globalization;
using Perennial.App.Health;

namespace Perennial.App.Database;

/// <summary>Writes snapshots of health, many at a time, with the latest of each score and what is noted of a change. Call while holding the write gate.</summary>
public static class HealthWriter
{
    private const string Snapshot = """
        insert into health_snapshots (account_id, score, day, points_e2, confidence_e4, band, wording_id, parts, digest, computed_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) returning id
        """;

    private const string Latest = """
        insert into health_now (account_id, score, snapshot_id, day, points_e2, confidence_e4, band, digest) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        on conflict (account_id, score) do update set snapshot_id = excluded.snapshot_id, day = excluded.day, points_e2 = excluded.points_e2, confidence_e4 = excluded.confidence_e4, band = excluded.band, digest = excluded.digest
        """;

    private const string Left = "delete from health_now where account_id = ?1 and score = ?2";

    private const string Noted = """
        insert into activities (account_id, kind, happened_at, recorded_at, person_id, author, title, body, details, minutes, version)
        values (?1, 'system', ?2, ?3, null, 'Perennial', ?4, ?5, ?6, null, 1)
        """;

    /// <summary>A note for the timeline, written with the snapshot that it tells of.</summary>
    public sealed record Note(long Account, long HappenedAt, string Title, string Body, string Details);

    /// <param name="store">Where.</param>
    /// <param name="rows">To write.</param>
    /// <param name="areLatest">Whether they are the latest of their scores.</param>
    /// <param name="notes">Along with them.</param>
    /// <param name="at">UTC microseconds.</param>
    /// <returns>The numbers of the snapshots, in their order.</returns>
    public static IReadOnlyList<long> Write(Store store, IReadOnlyList<HealthSnapshot> rows, bool areLatest, IReadOnlyList<Note> notes, long at)
    {
        using var connection = store.Open();
        using var snapshot = connection.Prepare(Snapshot);
        using var latest = connection.Prepare(Latest);
        using var left = connection.Prepare(Left);
        using var noted = connection.Prepare(Noted);
        var ids = new List<long>(rows.Count);
        connection.Begin();
        foreach (var row in rows)
        {
            var id = Add(snapshot, row, at);
            ids.Add(id);
            if (areLatest && row.IsNone) Leave(left, row);
            else if (areLatest) Put(latest, row, id);
        }
        foreach (var note in notes)
        {
            noted.Bind(1, note.Account);
            noted.Bind(2, note.HappenedAt);
            noted.Bind(3, at);
            noted.Bind(4, note.Title);
            noted.Bind(5, note.Body);
            noted.Bind(6, note.Details);
            noted.Run();
        }
        connection.Commit();
        return ids;
    }

    /// <summary>The number of a wording, added where it is new.</summary>
    public static long Wording(Store store, long digest, long? version, string text)
    {
        using var connection = store.Open();
        using var find = connection.Prepare("select id from scorecard_wordings where digest = ?1");
        find.Bind(1, digest);
        if (find.Step()) return find.Long(0);
        find.Reset();
        using var add = connection.Prepare("insert into scorecard_wordings (digest, version_id, text) values (?1, ?2, ?3) returning id");
        add.Bind(1, digest);
        add.Bind(2, version);
        add.Bind(3, text);
        add.Step();
        var id = add.Long(0);
        add.Finish();
        return id;
    }

    /// <summary>What stands written of every day up to one, in the order in which it counts: the last of an account and score is what is in force.</summary>
    public static IEnumerable<(long Account, string Score, DateOnly Day, long Digest)> Until(Store store, DateOnly day)
    {
        using var connection = store.Open();
        using var rows = connection.Stream("select account_id, score, day, digest from health_snapshots where day <= ?1 order by day, id");
        rows.Bind(1, Text(day));
        while (rows.Step()) yield return (rows.Long(0), rows.Text(1), DateOnly.ParseExact(rows.Text(2), "yyyy-MM-dd", CultureInfo.InvariantCulture), rows.Long(3));
    }

    private static long Add(Statement snapshot, HealthSnapshot row, long at)
    {
        snapshot.Bind(1, row.AccountId.Value);
        snapshot.Bind(2, row.Score);
        snapshot.Bind(3, Text(row.Day));
        snapshot.Bind(4, (long?)row.PointsE2);
        snapshot.Bind(5, row.ConfidenceE4);
        snapshot.Bind(6, row.Band);
        snapshot.Bind(7, row.WordingId);
        snapshot.Bind(8, row.Parts);
        snapshot.Bind(9, row.Digest);
        snapshot.Bind(10, at);
        snapshot.Step();
        var id = snapshot.Long(0);
        snapshot.Finish();
        return id;
    }

    private static void Put(Statement latest, HealthSnapshot row, long id)
    {
        latest.Bind(1, row.AccountId.Value);
        latest.Bind(2, row.Score);
        latest.Bind(3, id);
        latest.Bind(4, Text(row.Day));
        latest.Bind(5, (long?)row.PointsE2);
        latest.Bind(6, row.ConfidenceE4);
        latest.Bind(7, row.Band);
        latest.Bind(8, row.Digest);
        latest.Run();
    }

    private static void Leave(Statement left, HealthSnapshot row)
    {
        left.Bind(1, row.AccountId.Value);
        left.Bind(2, row.Score);
        left.Run();
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
