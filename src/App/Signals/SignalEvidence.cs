using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Core.Health;

namespace Perennial.App.Signals;

/// <summary>What stands behind the signals of one account: read and said by who computes the value.</summary>
public sealed class SignalEvidence(SignalReader reader, Workspace workspace)
{
    /// <summary>Every signal, in the order of <see cref="SignalReader.SignalsAsync"/>.</summary>
    public async Task<IReadOnlyList<SignalTold>> AllAsync(long account, DateOnly day, DateOnly? asKnown, CancellationToken cancellation) =>
        await ReadAsync(account, await reader.SignalsAsync(cancellation), day, asKnown, null, cancellation);

    /// <summary>One signal in words, with the page with its rows; what is no signal says so.</summary>
    public async Task<(string Words, string? Link)> OfAsync(long account, string signal, DateOnly day, DateOnly? asKnown, CancellationToken cancellation)
    {
        if ((await reader.SignalsAsync(cancellation)).FirstOrDefault(s => s.Id == signal) is not { } known) return ($"There is no signal {signal}.", null);
        var told = (await ReadAsync(account, [known], day, asKnown, signal, cancellation))[0];
        return (told.Words, told.Link);
    }

    private async Task<IReadOnlyList<SignalTold>> ReadAsync(long account, IReadOnlyList<Signal> signals, DateOnly day, DateOnly? asKnown, string? only, CancellationToken cancellation)
    {
        var notes = new SignalNotes();
        var table = (await reader.ReadAsync([day], asKnown, [account], notes, only, cancellation))[0];
        var (id, number, isThere) = (await ExternalIdAsync(new AccountId(account), cancellation), table.Find(account), table.Find(account) >= 0);
        return [.. signals.Select(signal => new SignalTold(signal, isThere ? table[signal.Id][number] : float.NaN, isThere ? table.KnownOn(signal.Id, number) : SignalTable.Ageless,
            !isThere ? $"The account is not among those of {Format.Iso(day)}." : table.Untold(signal.Id) ?? notes[signal.Id] ?? $"Nothing was known of it on {Format.Iso(day)}.", SignalLinks.Of(signal, id, day, asKnown)))];
    }

    private async Task<string> ExternalIdAsync(AccountId account, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        return await db.Accounts.AsNoTracking().Where(a => a.Id == account).Select(a => a.ExternalId).SingleOrDefaultAsync(cancellation) ?? "";
    }
}
