using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;

namespace Perennial.App.Customers;

/// <summary>
/// Makes an id for a record that was created by hand and given none: its name in small letters, with a number behind it where that is taken.
/// Who does not see every account gets letters by chance instead, for a number would tell what there is elsewhere.
/// </summary>
public sealed class RecordIds(Workspace workspace, Revenue.MergedRecords merged, Viewer viewer)
{
    private const int Longest = 60;

    public async Task<string> ForAccountAsync(string? name, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        return await FreeAsync(Slug(name, "account"), async id => merged.AccountNames().ContainsKey(id) || await db.Accounts.AnyAsync(a => a.ExternalId == id, cancellation));
    }

    public Task<string> ForContactAsync(string? name, CancellationToken cancellation) => FreeAsync(Slug(name, "contact"), id => HasContactAsync(id, cancellation));

    public async Task<string> ForContractAsync(string? name, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        return await FreeAsync(Slug(name, "contract"), id => db.Contracts.AnyAsync(c => c.ExternalId == id, cancellation));
    }

    /// <summary>Whether the id is anybody's, seen by the viewer or not, or was until it was merged into another.</summary>
    public async Task<bool> HasContactAsync(string id, CancellationToken cancellation)
    {
        if (merged.ContactNames().ContainsKey(id)) return true;
        await using var db = workspace.OpenFor(Viewer.System);
        return await db.Contacts.AnyAsync(c => c.ExternalId == id, cancellation);
    }

    public async Task<bool> HasContractAsync(string id, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        return await db.Contracts.AnyAsync(c => c.ExternalId == id, cancellation);
    }

    private async Task<string> FreeAsync(string start, Func<string, Task<bool>> isTaken)
    {
        if (!viewer.SeesEveryAccount) return $"{start}-{RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 8)}";
        var id = start;
        for (var number = 2; await isTaken(id); number++) id = $"{start}-{number}";
        return id;
    }

    private static string Slug(string? name, string otherwise)
    {
        var slug = new StringBuilder();
        foreach (var letter in (name ?? "").Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if ((char.IsWhiteSpace(letter) || char.IsPunctuation(letter)) && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? otherwise : text.Length <= Longest ? text : text[..Longest].Trim('-');
    }
}
