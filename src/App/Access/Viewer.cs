using Perennial.App.Accounts;

namespace Perennial.App.Access;

/// <summary>Who looks at the workspace and which accounts they may see. The system itself looks as <see cref="System"/>.</summary>
public sealed record Viewer(long? PersonId, string Name, bool SeesEveryAccount, IReadOnlyList<AccountId> AccountIds)
{
    /// <summary>Jobs and start-up, which act for nobody in particular.</summary>
    public static Viewer System { get; } = new(null, "Perennial", SeesEveryAccount: true, []);

    public static Viewer Everyone(long personId, string name) => new(personId, name, SeesEveryAccount: true, []);

    public static Viewer Only(long personId, string name, IReadOnlyList<AccountId> accounts) => new(personId, name, SeesEveryAccount: false, accounts);
}
