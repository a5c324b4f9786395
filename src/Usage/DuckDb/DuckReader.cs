using System.Text.RegularExpressions;
using Perennial.Usage.Store;

namespace Perennial.Usage.DuckDb;

/// <summary>A connection that asks, with the places that it was last told.</summary>
internal sealed partial class DuckReader(DuckConnection connection) : IDisposable
{
    private UsagePlaces? _places;

    public IReadOnlyList<T> Ask<T>(UsageAsk ask, Func<IUsageRow, T> read, CancellationToken cancellation)
    {
        if (ask.Places is not null && ask.Places != _places) Tell(ask.Places);
        var values = new List<object?>();
        var sql = Value().Replace(ask.Sql, m =>
        {
            values.Add(Bound(ask.Values[m.Groups["name"].Value], m.Groups["type"].Value));
            return "$" + values.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        });
        using var ending = cancellation.Register(connection.Interrupt);
        using var rows = connection.Query(sql, [.. values]);
        var found = new List<T>();
        while (rows.Next()) found.Add(read(rows));
        return found;
    }

    public void Dispose() => connection.Dispose();

    private void Tell(UsagePlaces places)
    {
        _places = null;
        connection.Run("create or replace temp table places (source integer not null, place integer not null)");
        using (var rows = connection.Append("places", ColumnKind.Integer, ColumnKind.Integer))
        {
            foreach (var (source, place) in places.Of)
            {
                rows.Row();
                rows.Set(0, source);
                rows.Set(1, place);
            }
            rows.Close();
        }
        _places = places;
    }

    private static object Bound(object value, string type) =>
        type.StartsWith("DateTime64", StringComparison.Ordinal) && value is long micros ? DateTimeOffset.UnixEpoch.AddMicroseconds(micros) : value;

    [GeneratedRegex(@"\{(?<name>\w+):(?<type>[\w() ,]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
