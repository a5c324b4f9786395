using System.Data.Common;
using System.Text.RegularExpressions;

namespace Perennial.Usage.ClickHouse;

/// <summary>
/// Where a workspace's events lie: <c>Nodes=http://one:8123,http://two:8123;Cluster=perennial;Database=success;Username=perennial;Password=...</c>.
/// Each node holds a part of the events; the cluster is called so in the nodes' own <c>remote_servers</c>, and one node needs none.
/// </summary>
public sealed partial class ClickHouseAddress
{
    private static readonly string[] _known = ["nodes", "cluster", "database", "username", "password"];

    /// <exception cref="FormatException">It cannot be read; the message says what is wrong, without what was said.</exception>
    public ClickHouseAddress(string text)
    {
        var said = new DbConnectionStringBuilder();
        try
        {
            said.ConnectionString = text;
        }
        catch (ArgumentException e)
        {
            throw new FormatException("it is no list of Key=value with ; between.", e);
        }
        if (said.Keys!.Cast<string>().FirstOrDefault(key => !_known.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown) throw new FormatException($"'{unknown}' is none of Nodes, Cluster, Database, Username, Password.");
        Nodes = [.. (Word("Nodes") ?? throw new FormatException("Nodes= is missing.")).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Node)];
        (Cluster, Database, User, Password) = (Word("Cluster"), Word("Database") ?? "perennial", Word("Username") ?? "default", Word("Password") ?? "");
        if (Nodes.Count == 0 || Nodes.Distinct().Count() < Nodes.Count) throw new FormatException("Nodes= names none, or one twice.");
        if (Cluster is null && Nodes.Count > 1) throw new FormatException("several Nodes= need Cluster=, the name that they have together in remote_servers.");
        foreach (var name in (string?[])[Cluster, Database]) if (name is not null && !Name().IsMatch(name)) throw new FormatException("Cluster= and Database= consist of letters, digits and _.");

        string? Word(string key) => said.TryGetValue(key, out var value) && value is string { Length: > 0 } word ? word : null;
    }

    public IReadOnlyList<Uri> Nodes { get; }
    public string? Cluster { get; }

    /// <summary>The workspace's own: two workspaces share a cluster, never a database.</summary>
    public string Database { get; }
    public string User { get; }
    public string Password { get; }

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{string.Join(", ", Nodes.Select(n => n.Authority))} (database {Database})";

    private static Uri Node(string said) =>
        Uri.TryCreate(said, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", UserInfo: "", PathAndQuery: "/" } ? url
        : throw new FormatException("each of Nodes= is an address as http://host:8123, without user, password or path.");

    [GeneratedRegex(@"^[A-Za-z_]\w{0,60}$", RegexOptions.ECMAScript, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
