using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>Who can read the data directory is the administrator: the command line on this machine finds its token in the file <c>token</c>.</summary>
internal sealed class LocalToken(Workspace workspace, Tokens tokens)
{
    public const string FileName = "token";
    private const string Name = "Command line on this machine";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task EnsureAsync(CancellationToken cancellation)
    {
        var file = workspace.Directory.In(FileName);
        if (File.Exists(file) && await tokens.FindAsync((await File.ReadAllTextAsync(file, cancellation)).Trim(), cancellation) is not null)
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, OwnerOnly);
            return;
        }

        await RevokeOldAsync(cancellation);
        var (_, text) = await tokens.MakeAsync(Name, Scopes.Admin, expiresAt: null, personId: null, cancellation);
        Write(file, text);
    }

    private async Task RevokeOldAsync(CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        foreach (var old in await db.ApiTokens.Where(t => t.PersonId == null && t.RevokedAt == null && t.Name == Name).ToListAsync(cancellation)) db.ApiTokens.Remove(old);
        await db.SaveChangesAsync(cancellation);
    }

    private static void Write(string file, string text)
    {
        var fresh = file + ".new";
        File.Delete(fresh);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(fresh, how)) writer.WriteLine(text);
        File.Move(fresh, file, overwrite: true);
    }
}
