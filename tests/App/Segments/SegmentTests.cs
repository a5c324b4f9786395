using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Segments;
using Perennial.Client;
using Perennial.Tests.App.Filters;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Segments;

public sealed class SegmentTests(FilteredBook book) : IClassFixture<FilteredBook>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_fits_is_in_and_who_no_longer_does_has_left_with_the_day()
    {
        using var api = book.Host.Api();
        var made = await api.PostAsJsonAsync("/api/v1/segments", new NewSegment("Key customers", "tag:key mrr>0", "To look after"), ApiJson.Options, Now);
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var segment = (await made.Content.ReadFromJsonAsync<SegmentSummary>(ApiJson.Options, Now))!;
        (segment.Accounts, segment.Mrr).ShouldBe((2, 3500m));
        (await book.Ids("in:\"key customers\"")).ShouldBe("4 5");
        (await book.Ids("-in:\"Key customers\" tag:pilot")).ShouldBe("1 2");
        (await book.Ids("in:\"key customers\" as:today")).ShouldBe("4 5");
        (await book.Ids("in:any")).ShouldBe("4 5");
        var unknown = await api.GetAsync("/api/v1/accounts?filter=" + Uri.EscapeDataString("in:\"key custmers\""), Now);
        (await unknown.Content.ReadAsStringAsync(Now)).ShouldContain("did you mean Key customers?");

        book.Host.Clock.Advance(TimeSpan.FromDays(2));
        using var client = book.Host.Client();
        await client.Bring("accounts", "account_id,tags\nF-4,quiet\nF-1,key\n");
        await book.Host.Services.GetRequiredService<SegmentMembers>().CatchUpAsync(Now);
        (await book.Ids("in:\"Key customers\"")).ShouldBe("1 5");
        await using var db = book.Host.Workspace.OpenFor(Viewer.System);
        var rows = await db.SegmentMemberships.Join(db.Accounts, m => m.AccountId, a => a.Id, (m, a) => new { a.ExternalId, m.EnteredOn, m.LeftOn }).OrderBy(m => m.ExternalId).ToListAsync(Now);
        var today = DateOnly.FromDateTime(book.Host.Clock.GetUtcNow().UtcDateTime);
        rows.Select(m => (m.ExternalId, m.EnteredOn, m.LeftOn)).ShouldBe([("F-1", today, null), ("F-4", today.AddDays(-2), today), ("F-5", today.AddDays(-2), null)]);

        var members = await client.SegmentMembersAsync("key customers", Now).ToListAsync(Now);
        members.Select(a => a.AccountId).ShouldBe(["F-1", "F-5"]);
        using var browser = await book.Host.SignedIn();
        var page = await browser.GetStringAsync($"/segments/{segment.Id}", Now);
        page.ShouldContain("left");
        page.ShouldContain("Cedar &amp; Sons");
        (await browser.GetStringAsync($"/segments/{segment.Id}/edit?look=yes&filter=tag:pilot", Now)).ShouldContain("would enter");
        (await db.Segments.FindAsync([segment.Id], Now))!.Filter.ShouldBe("tag:key mrr>0", "looking changes nothing");
        (await api.DeleteAsync($"/api/v1/segments/{segment.Id}", Now)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await api.GetAsync("/api/v1/segments/key%20customers", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("", "filter")]
    [InlineData("healt<5", "filter")]
    [InlineData("owner:me", "Nobody is signed in")]
    [InlineData("tag:key as:2025-01-01", "follows the present")]
    public async Task What_cannot_be_a_segment_is_refused_with_its_reason(string filter, string words)
    {
        using var api = book.Host.Api();
        var answer = await api.PostAsJsonAsync("/api/v1/segments", new NewSegment("Odd", filter), ApiJson.Options, Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Now)).ShouldContain(words);
    }

    [Fact]
    public async Task Who_may_only_read_defines_none()
    {
        using var api = book.Host.Api(Scopes.Read);
        (await api.PostAsJsonAsync("/api/v1/segments", new NewSegment("Mine", "tag:key"), ApiJson.Options, Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
