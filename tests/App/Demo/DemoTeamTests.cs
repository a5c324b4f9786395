using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;

namespace Perennial.Tests.App.Demo;

/// <summary>The demo's own team, and what it wrote.</summary>
public sealed class DemoTeamTests(DemoCompanyTests.Served demo) : IClassFixture<DemoCompanyTests.Served>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private PerennialHost Host => demo.Host;

    [Fact]
    public async Task Somebody_of_every_role_signs_in_and_the_virtual_CSM_sees_only_the_accounts_given_to_them()
    {
        await using var db = Host.Workspace.OpenFor(Viewer.System);
        var people = await db.People.AsNoTracking().ToListAsync(Now);
        people.Select(p => p.Role).Distinct().ShouldBe(Enum.GetValues<Role>(), ignoreOrder: true);
        people.Count(p => p is { Role: Role.Csm, DisabledAt: null }).ShouldBeGreaterThanOrEqualTo(3);
        foreach (var person in people.Where(p => p.DisabledAt is null && p.Email != PerennialHost.OwnerEmail))
        {
            using var browser = Host.Anonymous();
            (await browser.PostForm("/sign-in", "/sign-in", new() { ["email"] = person.Email!, ["password"] = DemoSignIn.Password })).Headers.Location?.ToString().ShouldBe("/", person.Email);
            if (person.Role != Role.VirtualCsm) continue;
            var list = await browser.GetStringAsync("/accounts.csv", Now);
            list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1 + 7);
        }
    }

    [Fact]
    public async Task What_the_team_wrote_stands_on_the_timelines_at_its_time()
    {
        await using var db = Host.Workspace.OpenFor(Viewer.System);
        var logged = (await db.Activities.AsNoTracking().ToListAsync(Now)).Where(a => !a.IsSystem).ToList();
        logged.Count.ShouldBeGreaterThan(1000);
        logged.ShouldAllBe(a => !a.Body.Contains('{') && !a.Title.Contains('{'), "a gap that nobody filled");
        logged.ShouldAllBe(a => a.HappenedAt <= a.RecordedAt && a.RecordedAt <= Host.Clock.GetUtcNow() && a.PersonId != null);
        logged.Where(a => a.Title != "").GroupBy(a => (a.AccountId, a.Title)).ShouldAllBe(same => same.Count() <= 2);
        foreach (var kind in (string[])["note", "call", "meeting", "mail"]) logged.Count(a => a.Kind == kind).ShouldBeGreaterThan(100, kind);
        (await db.Set<Perennial.App.Changes.Change>().CountAsync(c => c.UndoneAt != null, Now)).ShouldBe(1);
        var audit = await db.AuditEntries.AsNoTracking().OrderBy(e => e.Seq).Select(e => e.At).ToListAsync(Now);
        audit.Skip(2).Zip(audit.Skip(3)).ShouldAllBe(pair => pair.First <= pair.Second, "the chain tells the months in their order");
    }

    [Fact]
    public async Task Contracts_renew_in_the_months_ahead_and_the_lists_have_views_and_segments()
    {
        await using var db = Host.Workspace.OpenFor(Viewer.System);
        var today = DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime);
        var contracts = await db.Contracts.AsNoTracking().ToListAsync(Now);
        contracts.Count(c => c.Agreed.RenewalAfter(today) is { } day && day < today.AddDays(90)).ShouldBeGreaterThan(10);
        contracts.Count(c => c.CancelledOn is not null).ShouldBeGreaterThan(5);
        contracts.ShouldAllBe(c => c.Subscriptions.Count == 1);
        (await db.Products.CountAsync(Now)).ShouldBe(10);
        (await db.SavedViews.IgnoreQueryFilters().CountAsync(Now)).ShouldBeGreaterThan(5);
        (await db.Segments.CountAsync(Now)).ShouldBe(4);
        (await db.SegmentMemberships.CountAsync(m => m.LeftOn != null, Now)).ShouldBeGreaterThan(5);
    }
}
