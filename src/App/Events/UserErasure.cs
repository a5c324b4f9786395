using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Import;
using Perennial.App.Traits;
using Perennial.Usage;
using Perennial.Usage.Sql;

namespace Perennial.App.Events;

/// <summary>Forgets a person wherever events left them: in the event store, in what traits said of a contact, in survey answers and tickets, in the team's reasons, in files and quoted rows of imports, among the live events.</summary>
internal sealed class UserErasure(EventStore store, LiveEvents live, Workspace workspace, AppDb db, TimeProvider clock)
{
    /// <summary>Kinds of imports whose files say what people did, said or asked.</summary>
    private static readonly string[] _ofPeople = ["events", "survey-responses", "tickets"];

    private static readonly JsonSerializerOptions _asSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>How many ids of the person were known; 0 where nothing was, and then nothing is touched.</returns>
    public async Task<int> EraseAsync(string user, CancellationToken cancellation)
    {
        await store.UntilFedAsync(cancellation);
        var records = await RecordsAsync(user, cancellation);
        var gone = await store.EraseAsync(user, cancellation);
        HashSet<string> ids = [user, .. gone];
        records.UnionWith(ids);
        live.Forget(ids);
        // From here on nobody who leaves cuts it off: the engine has forgotten already.
        var called = await CalledContacts.ReadAsync(workspace, records, CancellationToken.None);
        var values = await ValuesAsync(called.Ids);
        var quoted = await QuotedAsync(called.Ids);
        var said = await ErasedVoice.ForgetAsync(workspace, called, CancellationToken.None);
        if (gone.Count == 0 && values.Count == 0 && quoted.Count == 0 && said == 0) return 0;
        db.RemoveRange(values);
        foreach (var error in quoted) error.Value = null;
        var known = Math.Max(1, gone.Count);
        db.Add(new EventErasure { Ids = known, PersonId = db.Viewer.PersonId, ErasedAt = clock.GetUtcNow() });
        await ForgetFilesAsync();
        await db.SaveChangesAsync(CancellationToken.None);
        return known;
    }

    /// <summary>Contacts that the person's traits went to, while it is still known who that is.</summary>
    private async Task<HashSet<string>> RecordsAsync(string user, CancellationToken cancellation)
    {
        var numbers = await PeopleQuery.CalledAsync(store.Engine, [user], cancellation);
        var told = await TraitsQuery.NewestAsync(store.Engine, ofGroups: false, numbers, cancellation);
        var itself = new TraitsQuery.Told(0, user, new Dictionary<string, TraitWord>(StringComparer.Ordinal));
        return (await UserContacts.OfAsync(db, [itself, .. told], cancellation)).Select(found => found.Contact).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<List<TraitValue>> ValuesAsync(IReadOnlySet<string> records)
    {
        var ids = records.ToList();
        return await db.TraitValues.Where(v => v.Record == TraitRule.Contacts && ids.Contains(v.RecordId)).ToListAsync();
    }

    /// <summary>Refused rows whose quoted value is an id of the person, or JSON that holds one as a text of its own.</summary>
    private async Task<List<ImportError>> QuotedAsync(IReadOnlySet<string> ids)
    {
        var (quoted, events) = (new List<ImportError>(), db.Imports.Where(i => _ofPeople.Contains(i.Kind)).Select(i => i.Id));
        foreach (var id in ids)
        {
            var json = JsonSerializer.Serialize(id, _asSent);
            quoted.AddRange(await db.ImportErrors.Where(e => events.Contains(e.ImportId) && e.Value != null && (e.Value == id || e.Value.Contains(json))).ToListAsync());
        }
        return quoted;
    }

    /// <summary>Such files that came in whole are needed for nothing more.</summary>
    private async Task ForgetFilesAsync()
    {
        foreach (var file in await db.Imports.AsNoTracking().Where(i => _ofPeople.Contains(i.Kind) && i.FinishedAt != null).Select(i => i.StoredAs).ToListAsync()) File.Delete(Path.Combine(workspace.Directory.Imports, file));
    }
}
