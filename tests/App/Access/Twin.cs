using System.Text.RegularExpressions;
using Perennial.App.Access;

namespace Perennial.Tests.App.Access;

/// <summary>
/// Two workspaces that a virtual CSM cannot tell apart, when all is well: in both they look after the account A; in one there are
/// further accounts, with everything that an account can have. Every text of those holds <see cref="Canary"/>.
/// </summary>
public sealed class Twin : IAsyncLifetime
{
    public const string Canary = "zcanary";

    public PerennialHost Without { get; } = new();
    public PerennialHost With { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Without.InitializeAsync();
        await With.InitializeAsync();
        foreach (var host in (PerennialHost[])[Without, With]) await Seeds.OwnAsync(host);
        await Seeds.ForeignAsync(With);
    }

    public async ValueTask DisposeAsync()
    {
        await With.DisposeAsync();
        await Without.DisposeAsync();
    }
}
