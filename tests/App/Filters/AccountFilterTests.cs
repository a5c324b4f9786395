using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Shell;
using Perennial.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Perennial.Tests.App.Filters;

/// <summary>What filters leave of <see cref="FilteredBook"/>. Today is the test clock's day; each is asked of the database, and in memory by <c>as:today</c>.</summary>
public sealed class AccountFilterTests(FilteredBook book) : IClassFixture<FilteredBook>
{
    private const string Everyone = "1 2 3 4 5 6 7 8 9 10 11";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", Everyone)]
    [InlineData("acme", "1 2")]
    [InlineData("ÄRGER", "6")]
    [InlineData("F-1", "1 10 11")]
    [InlineData("f-1", "")]
    [InlineData("cedar.example", "4")]
    [InlineData("name=or", "10")]
    [InlineData("name:acme", "1 2")]
    [InlineData("name=acme", "1")]
    [InlineData("name:\"doe, \\\"john\\\" inc\"", "5")]
    [InlineData("id:F-3,F-4", "3 4")]
    [InlineData("domain:acme", "1")]
    [InlineData("domain:none", "7 9 10 11")]
    [InlineData("segment:smb", "1 2 7 8")]
    [InlineData("segment:\"MID MARKET\",enterprise", "3 4 5 6 10")]
    [InlineData("segment:none", "9")]
    [InlineData("segment:\"none\"", "11")]
    [InlineData("segment!=smb", "3 4 5 6 9 10 11")]
    [InlineData("-segment:smb,none", "3 4 5 6 10 11")]
    [InlineData("segment:any", "1 2 3 4 5 6 7 8 10 11")]
    [InlineData("owner:ANA@x.example", "1 3 10 11")]
    [InlineData("owner:none", "4 9")]
    [InlineData("co-owner:ana@x.example", "2")]
    [InlineData("team:ana@x.example", "1 2 3 10 11")]
    [InlineData("team:none", "4 9")]
    [InlineData("phase:adoption country:FR", "3 4")]
    [InlineData("tag:pilot", "1 2 5")]
    [InlineData("tag:PILOT -tag:key", "1 2")]
    [InlineData("tag:none", "3 6 7 8 9 10 11")]
    [InlineData("status:customer", "1 2 3 4 5 7")]
    [InlineData("status:churned,never", "6 8 9 10 11")]
    [InlineData("mrr>=250.5", "2 3 4 5")]
    [InlineData("mrr>250.5", "3 4 5")]
    [InlineData("mrr=2k", "3 4")]
    [InlineData("mrr:100..1.5k", "1 2 5")]
    [InlineData("mrr:any", "1 2 3 4 5 7")]
    [InlineData("arr>=24k", "3 4")]
    [InlineData("arr<1201", "1 6 7 8 9 10 11")]
    [InlineData("arr>1200 arr<3007", "2")]
    [InlineData("arr:1200", "1")]
    [InlineData("arr<=24k arr>=24k", "3 4")]
    [InlineData("mrr>99999999999999", "")]
    [InlineData("mrr<99999999999999", Everyone)]
    [InlineData("since:2025", "1 2 4 5 7")]
    [InlineData("since<2025", "3 8")]
    [InlineData("since:none", "6 9 10 11")]
    [InlineData("-since<2025", "1 2 4 5 6 7 9 10 11")]
    [InlineData("since:2025-01..2025-02", "1 2")]
    [InlineData("parent:F-1", "2")]
    [InlineData("has:parent", "2 7")]
    [InlineData("has:children", "1 3")]
    [InlineData("has:parent,children", "1 2 3 7")]
    [InlineData("contacts>=2", "1")]
    [InlineData("contacts=0", "2 4 6 7 8 9 10 11")]
    [InlineData("-has:contacts status:customer", "2 4 7")]
    [InlineData("archived:yes", "12")]
    [InlineData("archived:yes,no segment:smb", "1 2 7 8 12")]
    [InlineData("custom.seats>=150.5", "3 4")]
    [InlineData("custom.seats<10", "6 7")]
    [InlineData("custom.seats:none status:customer", "5")]
    [InlineData("custom.signed:2025", "1 2 5")]
    [InlineData("custom.plan-tier:gold", "1 3 6")]
    [InlineData("(segment:smb or segment:enterprise) mrr>=2k", "3 4")]
    [InlineData("tag:key or (segment:smb -status:customer)", "4 5 8")]
    [InlineData("not (mrr>0 or has:parent)", "6 8 9 10 11")]
    [InlineData("updated<2d", Everyone)]
    [InlineData("created>2d", "")]
    [InlineData("created:today", Everyone)]
    public async Task A_filter_leaves_the_same_in_the_database_and_in_memory(string filter, string ids)
    {
        (await book.Ids(filter)).ShouldBe(ids);
        (await book.Ids($"{(filter.Contains(" or ", StringComparison.Ordinal) ? $"({filter})" : filter)} as:today")).ShouldBe(ids, "in memory");
        var part = await book.Part(filter);
        part.Count.ShouldBe(part.Items.Count);
        part.Mrr.ShouldBe(part.Items.Sum(a => a.Mrr ?? 0));
    }

    [Theory]
    [InlineData("status:customer as:2025-01-31", "1 3 8")]
    [InlineData("mrr>0 as:2024-06", "3 8")]
    [InlineData("segment:smb as:2025-01-31", "1 8")]
    [InlineData("name:birch owner:ana@x.example as:2024-07-01", "3")]
    [InlineData("status:churned as:2025-06-01", "8")]
    [InlineData("mrr:500 as:2025-05-31", "8")]
    public async Task A_past_day_shows_what_was_paid_then(string filter, string ids) => (await book.Ids(filter)).ShouldBe(ids);

    [Theory]
    [InlineData("healt<50", 1, 5, "did you mean")]
    [InlineData("segment:smb custom.seat>5", 13, 11, "did you mean custom.seats?")]
    [InlineData("(a", 1, 1, "not closed")]
    public async Task An_error_says_where_and_what_would_be_right(string filter, int column, int length, string words)
    {
        var answer = await book.Api.GetAsync("/api/v1/accounts?filter=" + Uri.EscapeDataString(filter), Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = await answer.Content.ReadAsStringAsync(Now);
        text.ShouldContain($"\"field\":\"filter\",\"column\":{column},\"length\":{length}");
        if (filter != "healt<50") text.ShouldContain(words);
        var check = (await book.Api.GetFromJsonAsync<FilterCheck>("/api/v1/filters/check?filter=" + Uri.EscapeDataString(filter), ApiJson.Options, Now))!;
        (check.Valid, check.Column, check.Length).ShouldBe((false, (int?)column, (int?)length));
    }

    [Theory]
    [InlineData("seg", "segment:")]
    [InlineData("segment:mid", "\"Mid market\"")]
    [InlineData("owner:", "ana@x.example")]
    [InlineData("tag:", "pilot")]
    [InlineData("custom.pl", "custom.plan-tier:")]
    [InlineData("status:ch", "churned")]
    public async Task What_can_stand_next_is_offered(string text, string insert) =>
        (await book.Api.GetFromJsonAsync<FilterOffers>("/api/v1/filters/complete?text=" + Uri.EscapeDataString(text), ApiJson.Options, Now))!.Items.Select(i => i.Insert).ShouldContain(insert);

    [Theory]
    [InlineData("role:champion", "C-1 C-3")]
    [InlineData("account.segment:smb", "C-1 C-2")]
    [InlineData("account.mrr>=1k role:champion", "C-3")]
    [InlineData("bounced:yes", "C-2")]
    [InlineData("consent!=denied", "C-1 C-3 C-4")]
    [InlineData("email:none", "C-4")]
    [InlineData("silva", "C-1")]
    [InlineData("account.custom.plan-tier:gold", "C-1 C-2 C-3")]
    public async Task Contacts_are_filtered_by_themselves_and_by_their_account(string filter, string ids) =>
        string.Join(' ', (await book.Api.GetFromJsonAsync<Page<ContactSummary>>("/api/v1/contacts?sort=name&filter=" + Uri.EscapeDataString(filter), ApiJson.Options, Now))!.Items.Select(c => c.ContactId).Order()).ShouldBe(ids);

    [Fact]
    public async Task Figures_are_of_the_accounts_that_a_filter_leaves()
    {
        var values = await book.Api.GetFromJsonAsync<IReadOnlyList<MetricValue>>("/api/v1/metrics?ids=mrr&filter=" + Uri.EscapeDataString("tag:pilot"), ApiJson.Options, Now);
        values!.ShouldHaveSingleItem().Value.ShouldBe(100m + 250.5m + 1500m);
        var wrong = await book.Api.GetAsync("/api/v1/metrics?ids=nrr&segment=smbb", Now);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadAsStringAsync(Now)).ShouldContain("There is no segment 'smbb'. Did you mean 'SMB'?");
        (await book.Api.GetAsync("/api/v1/movements?filter=" + Uri.EscapeDataString("colour:red"), Now)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_filter_leads_nobody_beyond_their_accounts_now_or_in_the_past()
    {
        var ids = await IdsOf("F-1", "F-3");
        await using var db = book.Host.Workspace.OpenFor(Viewer.Only(1, "somebody", ids));
        foreach (var text in (string[])["", "as:today", "segment:smb or segment:enterprise or mrr>=0", "has:children as:today"])
        {
            var (ask, _) = await book.Host.Services.GetRequiredService<AccountFilters>().OpenAsync(db, text, Now);
            var (rows, _) = await ask!.PartAsync("name", new Paging(), withCounts: true, Now);
            rows.Select(r => r.ExternalId).ShouldBeSubsetOf(["F-1", "F-3"]);
            (await ask.TotalsAsync(Now)).Count.ShouldBe(rows.Count);
        }
        var (children, _) = await book.Host.Services.GetRequiredService<AccountFilters>().OpenAsync(db, "has:children as:today", Now);
        (await children!.TotalsAsync(Now)).Count.ShouldBe(0);
    }

    private async Task<List<AccountId>> IdsOf(params string[] externalIds)
    {
        await using var db = book.Host.Workspace.OpenFor(Viewer.System);
        return [.. db.Accounts.Where(a => externalIds.Contains(a.ExternalId)).Select(a => a.Id)];
    }
}
