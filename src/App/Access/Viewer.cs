using System.Collections.Frozen;
using Perennial.App.Accounts;

namespace Perennial.App.Access;

/// <summary>Who looks at the workspace, which accounts they may see and what they may do. The system itself looks as <see cref="System"/>.</summary>
public sealed record Viewer(long? PersonId, string Name, bool SeesEveryAccount, IReadOnlyList<AccountId> AccountIds)
{
    private FrozenSet<AccountId>? _seen;

    /// <summary>The accounts that somebody sees who does not see every one.</summary>
    public IReadOnlyList<AccountId> AccountIds
    {
        get;
        init => (field, _seen) = (value, null);
    } = AccountIds;

    /// <summary>Jobs and start-up, which act for nobody in particular.</summary>
    public static Viewer System { get; } = new(null, "Perennial", SeesEveryAccount: true, []);

    /// <summary>A request that has not said who it is.</summary>
    public static Viewer Nobody { get; } = new(null, "", SeesEveryAccount: false, []) { Scopes = Scopes.None, Role = Role.Viewer };

    public Scopes Scopes { get; init; } = Scopes.All;

    public Role Role { get; init; } = Role.Owner;

    /// <summary>The person's mail address, by which accounts name their team.</summary>
    public string? Email { get; init; }

    /// <summary>The browser session that looks, if it is one.</summary>
    public long? SessionId { get; init; }

    /// <summary>The workspace requires a second factor, and the person has none yet.</summary>
    public bool LacksFactor { get; init; }

    /// <summary>The API token that looks, if it is one.</summary>
    public long? TokenId { get; init; }

    public static Viewer Everyone(long personId, string name) => new(personId, name, SeesEveryAccount: true, []);

    public static Viewer Only(long personId, string name, IReadOnlyList<AccountId> accounts) => new(personId, name, SeesEveryAccount: false, accounts)
    {
        Role = Role.VirtualCsm,
        Scopes = Role.VirtualCsm.Scopes,
    };

    /// <summary>The scope rule in memory; <see cref="Database.AppDb"/> applies the same one to its tables.</summary>
    public bool Sees(AccountId account) => SeesEveryAccount || (_seen ??= AccountIds.ToFrozenSet()).Contains(account);

    /// <summary>What concerns the whole book is only for who sees all of it.</summary>
    public bool May(Scopes needed) => Scopes.Allow(needed) && (SeesEveryAccount || !needed.HasFlag(Scopes.Lead));
}
