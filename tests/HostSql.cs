using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;

namespace Perennial.Tests;

/// <summary>SQL against a host's own store, whichever engine it runs on. Parameters are written <c>$name</c>.</summary>
internal static partial class HostSql
{
    public static void Sql(this PerennialHost host, string sql, params (string Name, object? Value)[] values)
    {
        using var db = host.Workspace.OpenFor(Viewer.System);
        using var command = Command(db, sql, values);
        command.ExecuteNonQuery();
        host.Workspace.Store.SetLastIds(new Dictionary<string, long>(StringComparer.Ordinal));
    }

    /// <summary>The rows of a query, a text each, for comparing.</summary>
    public static List<string> Rows(this PerennialHost host, string sql, params (string Name, object? Value)[] values)
    {
        using var db = host.Workspace.OpenFor(Viewer.System);
        using var command = Command(db, sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        return rows;
    }

    private static DbCommand Command(DbContext db, string sql, (string Name, object? Value)[] values)
    {
        db.Database.OpenConnection();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = ParameterName().Replace(sql, "@$1");
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name.Replace('$', '@'), value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static string Text(object value) => value switch
    {
        DBNull => "~",
        bool yes => yes ? "1" : "0",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    [GeneratedRegex(@"\$([a-z_]+)\b")]
    private static partial Regex ParameterName();
}
