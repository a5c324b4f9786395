using System.Text.RegularExpressions;
using Npgsql;

namespace Perennial.App.Database.Postgres;

/// <summary>Where a workspace lies on a PostgreSQL server: a connection string in Npgsql's words, in which the search path names the workspace's own schema.</summary>
public sealed partial class PostgresAddress
{
    public const string UsualSchema = "perennial";
    private const int UsualPool = 50;
    private readonly NpgsqlConnectionStringBuilder _said;

    /// <exception cref="ArgumentException">The text is no connection string.</exception>
    /// <exception cref="FormatException">It names no server or no database, or a schema that cannot be a workspace's own.</exception>
    public PostgresAddress(string connectionString)
    {
        _said = new NpgsqlConnectionStringBuilder(connectionString);
        if (string.IsNullOrEmpty(_said.Host)) throw new FormatException("The connection string names no Host.");
        if (_said.Options is { } options && AsynchronousCommit().IsMatch(options)) throw new FormatException("Its Options turn synchronous_commit off, and what is acknowledged here has reached the disk. Leave that out.");
        if (string.IsNullOrEmpty(_said.Database)) throw new FormatException("The connection string names no Database.");
        Schema = string.IsNullOrWhiteSpace(_said.SearchPath) ? UsualSchema : _said.SearchPath.Trim().Trim('"');
        if (Schema.Length > 60 || Schema.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')) || Schema == "public" || Schema.StartsWith("pg_", StringComparison.Ordinal) || char.IsAsciiDigit(Schema[0]))
            throw new FormatException($"'{Schema}' cannot be the workspace's schema: one name of small letters, digits and _, which is not public and does not begin with pg_.");
    }

    public string Schema { get; }

    /// <summary>For people: without user and password.</summary>
    public override string ToString() => $"{_said.Host}:{_said.Port}/{_said.Database}, schema {Schema}";

    /// <summary>With everything that the engine is opened with here.</summary>
    /// <param name="holder">Who connects, as the server's administrator reads it.</param>
    public NpgsqlConnectionStringBuilder For(string holder)
    {
        var connection = new NpgsqlConnectionStringBuilder(_said.ConnectionString)
        {
            SearchPath = Schema,
            ApplicationName = holder.Length <= 63 ? holder : holder[..63],
            Enlist = false,
        };
        // What was acknowledged has reached the disk, whatever the server's own default is.
        if (_said.Options?.Contains("synchronous_commit", StringComparison.OrdinalIgnoreCase) != true) connection.Options = $"{_said.Options} -c synchronous_commit=on".TrimStart();
        if (!_said.ContainsKey("Maximum Pool Size")) connection.MaxPoolSize = UsualPool;
        if (!_said.ContainsKey("Max Auto Prepare")) connection.MaxAutoPrepare = 200;
        if (!_said.ContainsKey("Keepalive")) connection.KeepAlive = 30;
        return connection;
    }

    [GeneratedRegex(@"synchronous_commit\s*=\s*'?(off|false|no|0)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AsynchronousCommit();
}
