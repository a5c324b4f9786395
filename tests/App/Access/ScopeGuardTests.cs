using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Contacts;
using Perennial.App.Database;
using Perennial.App.Import;

namespace Perennial.Tests.App.Access;

/// <summary>Whatever a slice forgets: a row of an account outside the viewer's scope is neither added, changed, moved nor removed.</summary>
public sealed class ScopeGuardTests(PerennialHost host) : IClassFixture<PerennialHost>, IAsyncLifetime
{
    private AccountId _mine, _theirs;
    private ContactId _myContact, _theirContact;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        using var api = host.Api();
        (await api.PutAsync("/api/v1/contacts", new StringContent("""[{"contactId":"c-mine","accountId":"mine","name":"M"},{"contactId":"c-theirs","accountId":"theirs","name":"T"}]""", System.Text.Encoding.UTF8, "application/json"), Now)).EnsureSuccessStatusCode();
        await using var db = host.Workspace.OpenFor(Viewer.System);
        (_mine, _theirs) = (db.Accounts.Single(a => a.ExternalId == "mine").Id, db.Accounts.Single(a => a.ExternalId == "theirs").Id);
        (_myContact, _theirContact) = (db.Contacts.Single(c => c.ExternalId == "c-mine").Id, db.Contacts.Single(c => c.ExternalId == "c-theirs").Id);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_row_of_an_account_in_scope_is_written()
    {
        await using var db = Mine();
        db.Add(new AccountFact { AccountId = _mine, EffectiveAt = host.Clock.GetUtcNow(), RecordedAt = host.Clock.GetUtcNow(), Fields = "{}" });
        db.Add(new ContactFact { ContactId = _myContact, AccountId = _mine, EffectiveAt = host.Clock.GetUtcNow(), RecordedAt = host.Clock.GetUtcNow(), Fields = "{}" });
        (await db.SaveChangesAsync(Now)).ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_is_added_to_an_account_outside()
    {
        await using var db = Mine();
        db.Add(new AccountFact { AccountId = _theirs, EffectiveAt = host.Clock.GetUtcNow(), RecordedAt = host.Clock.GetUtcNow(), Fields = "{}" });
        await Should.ThrowAsync<OutOfScopeException>(() => db.SaveChangesAsync(Now));
    }

    [Fact]
    public async Task Nothing_points_at_a_row_outside()
    {
        await using var db = Mine();
        db.Add(new ContactFact { ContactId = _theirContact, AccountId = _mine, EffectiveAt = host.Clock.GetUtcNow(), RecordedAt = host.Clock.GetUtcNow(), Fields = "{}" });
        await Should.ThrowAsync<OutOfScopeException>(() => db.SaveChangesAsync(Now));
    }

    [Fact]
    public async Task Nothing_outside_is_removed_or_moved_inside()
    {
        await using var all = host.Workspace.OpenFor(Viewer.System);
        var theirs = await all.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == _theirContact, Now);
        await using (var db = Mine())
        {
            db.Remove(theirs);
            await Should.ThrowAsync<OutOfScopeException>(() => db.SaveChangesAsync(Now));
        }
        await using (var db = Mine())
        {
            var entry = db.Attach(theirs);
            entry.Property(c => c.AccountId).CurrentValue = _mine;
            await Should.ThrowAsync<OutOfScopeException>(() => db.SaveChangesAsync(Now));
        }
        all.Contacts.Count(c => c.AccountId == _theirs).ShouldBe(1);
    }

    [Fact]
    public async Task What_speaks_of_the_whole_book_is_written_only_by_who_sees_all_of_it()
    {
        await using var db = Mine();
        db.Add(new ImportError { ImportId = 1, Line = 1, Message = "x" });
        await Should.ThrowAsync<OutOfScopeException>(() => db.SaveChangesAsync(Now));
    }

    private AppDb Mine() => host.Workspace.OpenFor(Viewer.Only(1, "somebody", [_mine]));
}
