using Perennial.App.Database;

namespace Perennial.App.Revenue;

/// <summary>Which accounts and contacts are merged into others; read once and kept until facts change.</summary>
public sealed class MergedRecords(Workspace workspace, FactsChanged changed)
{
    private volatile Kept? _now;

    private sealed record Kept(long Times, MergeMap Accounts, MergeMap Contacts, IReadOnlyDictionary<string, string> AccountNames, IReadOnlyDictionary<string, string> ContactNames);

    /// <summary>Accounts, as known at a moment; now when none is given.</summary>
    public MergeMap Accounts(DateTimeOffset? knownAt = null)
    {
        if (knownAt is null) return Now().Accounts;
        using var connection = workspace.Store.Open();
        return MergeMap.Read(connection, MergeMap.Account, Micros.Of(knownAt.Value));
    }

    public MergeMap Contacts() => Now().Contacts;

    /// <summary>The external id of each account that went into another, with that of the account it is part of now.</summary>
    public IReadOnlyDictionary<string, string> AccountNames() => Now().AccountNames;

    /// <summary>The same of contacts.</summary>
    public IReadOnlyDictionary<string, string> ContactNames() => Now().ContactNames;

    private Kept Now()
    {
        var times = changed.Times;
        if (_now is { } kept && kept.Times == times) return kept;
        using var connection = workspace.Store.Open();
        var (accounts, contacts) = (MergeMap.Read(connection, MergeMap.Account), MergeMap.Read(connection, MergeMap.Contact));
        return _now = new Kept(times, accounts, contacts, accounts.Names(connection, MergeMap.Account), contacts.Names(connection, MergeMap.Contact));
    }
}
