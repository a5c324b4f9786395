using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;

namespace Perennial.App.Database;

/// <summary>Empties what the team wrote of people in overrides, sentiments and calls: a text that has a mail address of theirs, or in an account of theirs their whole name. What was said of which account, and by whom, stays.</summary>
internal static class ErasedReasons
{
    /// <returns>How many texts spoke of them.</returns>
    public static async Task<int> ForgetAsync(AppDb db, CalledContacts called)
    {
        List<string> mails = [.. called.Keys.Where(key => key.Contains('@', StringComparison.Ordinal))];
        var names = called.Names.ToLookup(name => name.Account, name => name.NameKey);
        if (mails.Count == 0 && names.Count == 0) return 0;
        var overrides = Meant(await db.HealthOverrides.AsNoTracking().Select(o => new Text(o.Id, o.AccountId, o.Reason)).ToListAsync(CancellationToken.None));
        var sentiments = Meant(await db.CsmSentiments.AsNoTracking().Select(s => new Text(s.Id, s.AccountId, s.Reason)).ToListAsync(CancellationToken.None));
        var calls = Meant(await db.RenewalCalls.AsNoTracking().Where(c => c.Note != null).Select(c => new Text(c.Id, c.AccountId, c.Note!)).ToListAsync(CancellationToken.None));
        return await db.HealthOverrides.Where(o => overrides.Contains(o.Id)).ExecuteUpdateAsync(set => set.SetProperty(o => o.Reason, ""), CancellationToken.None)
            + await db.CsmSentiments.Where(s => sentiments.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.Reason, ""), CancellationToken.None)
            + await db.RenewalCalls.Where(c => calls.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Note, (string?)null), CancellationToken.None);

        List<long> Meant(List<Text> texts) => [.. from text in texts
                                                  let words = FoldedKey.Of(text.Words)
                                                  where mails.Concat(names[text.Account]).Any(name => Speaks(words, name))
                                                  select text.Id];
    }

    private sealed record Text(long Id, AccountId Account, string Words);

    /// <summary>Whether a name stands in a text by itself, not as a part of another word.</summary>
    private static bool Speaks(string words, string name)
    {
        for (var at = words.IndexOf(name, StringComparison.Ordinal); at >= 0; at = words.IndexOf(name, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !char.IsLetterOrDigit(words[at - 1])) && (at + name.Length == words.Length || !char.IsLetterOrDigit(words[at + name.Length]))) return true;
        return false;
    }
}
