using System.Globalization;
using Perennial.Core.Health;

namespace Perennial.App.Signals;

/// <summary>What stands behind an account's signal on a day, in a sentence.</summary>
public sealed class SignalEvidence(SignalReader reader)
{
    public async Task<(string Words, string? Link)> OfAsync(long account, string signal, DateOnly day, CancellationToken cancellation)
    {
        var table = await reader.OfAccountsAsync(day, [account], null, cancellation);
        var name = SignalCatalog.Find(signal)?.Name ?? signal;
        return table.Accounts.Length == 0 || float.IsNaN(table[signal][0]) ? ($"{name}: no data", null) : (string.Create(CultureInfo.InvariantCulture, $"{name}: {table[signal][0]:0.##}"), null);
    }
}
