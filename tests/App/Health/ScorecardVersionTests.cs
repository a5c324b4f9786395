using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Health;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Health;

/// <summary>Versions of scorecards: the one of the day, the narrowest that fits, and what is archived.</summary>
public sealed class ScorecardVersionTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await HealthHost.FillAsync(_client);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task The_version_of_the_day_applies_and_none_is_changed()
    {
        var first = await _client.Apply(HealthHost.Simple, new(2025, 7, 1), "first");
        var second = await _client.Apply(HealthHost.Simple.Replace("weight: 2", "weight: 1", StringComparison.Ordinal), new(2026, 1, 10), "tickets count as much");
        await _client.Apply(HealthHost.Simple.Replace("weight: 2", "weight: 9", StringComparison.Ordinal), new(2026, 3, 1), "in spring");
        second.Id.ShouldBe(first.Id);
        (await _client.Overall("B")).ShouldSatisfyAllConditions(b => b.Points.ShouldBe(62.5m), b => b.Version.ShouldBe(second.Version));
        await _host.LookBack();
        var history = await _client.HealthHistoryAsync("B", cancellation: Now);
        history.Last(p => p.Day <= new DateOnly(2025, 12, 31)).Points.ShouldBe(58.33m, "by the version of that day");
        history.Last(p => p.Day <= new DateOnly(2026, 1, 12)).Points.ShouldBe(62.5m);
        (await _client.ScorecardVersionsAsync(first.Id!.Value, Now)).Select(v => v.Note).ShouldBe(["in spring", "tickets count as much", "first"]);
        (await _client.ScorecardsAsync(Now)).Single(s => s.Score == "overall").ShouldSatisfyAllConditions(s => s.Note.ShouldBe("tickets count as much"), s => s.Text.ShouldContain("weight: 1"));
        (await _client.AuditAsync(cancellation: Now).Where(e => e.Subject.StartsWith("scorecard version:", StringComparison.Ordinal)).CountAsync(Now)).ShouldBe(3);
    }

    [Fact]
    public async Task The_narrowest_that_fits_applies_and_an_archived_one_steps_back()
    {
        await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
        var enterprise = await _client.Apply("segment: enterprise\n" + HealthHost.Simple.Replace("Simple", "Large", StringComparison.Ordinal), new(2020, 1, 1));
        await _client.Apply("phase: Onboarding\n" + HealthHost.Simple.Replace("Simple", "Begun", StringComparison.Ordinal), new(2020, 1, 1));
        await _client.Apply("segment: SMB\nphase: onboarding\n" + HealthHost.Simple.Replace("Simple", "Begun small", StringComparison.Ordinal), new(2020, 1, 1));
        (await Name("A")).ShouldBe("Simple");
        (await Name("B")).ShouldBe("Begun small");
        (await Name("C")).ShouldBe("Large");
        await _client.ArchiveScorecardAsync(enterprise.Id!.Value, Now);
        (await Name("C")).ShouldBe("Simple");
        (await _client.ScorecardsAsync(Now)).Single(s => s.Id == enterprise.Id).ArchivedOn.ShouldBe(new(2026, 1, 15));
        await _client.RestoreScorecardAsync(enterprise.Id.Value, Now);
        (await Name("C")).ShouldBe("Large");
        (await Should.ThrowAsync<ApiRefusal>(() => _client.ArchiveScorecardAsync(999, Now))).Message.ShouldContain("There is no scorecard 999");
    }

    [Fact]
    public async Task A_delivered_scorecard_stands_back_for_one_s_own_and_does_not_come_back_when_that_is_archived()
    {
        (await _client.ScorecardsAsync(Now)).ShouldAllBe(s => s.Id == null);
        var own = await _client.Apply(HealthHost.Simple.Replace("score: overall", "score: service", StringComparison.Ordinal));
        (await _client.ScorecardsAsync(Now)).Single(s => s.Score == "service").Name.ShouldBe("Simple");
        await _client.ArchiveScorecardAsync(own.Id!.Value, Now);
        (await _client.AccountHealthAsync("A", Now)).Scores.ShouldNotContain(s => s.Score == "service");
        (await _client.HealthAsync(cancellation: Now).CountAsync(Now)).ShouldBe(4);
    }

    [Fact]
    public async Task A_text_that_cannot_be_taken_is_refused_by_line_and_changes_nothing()
    {
        var refused = await Should.ThrowAsync<ApiRefusal>(() => _client.Apply(HealthHost.Simple.Replace("nps-last", "nps-latest", StringComparison.Ordinal)));
        refused.Message.ShouldContain("Line 7, groups[0].measures[0].signal: there is no signal 'nps-latest'. Did you mean 'nps-last'?");
        (await _client.ScorecardsAsync(Now)).ShouldAllBe(s => s.Id == null);
    }

    [Fact]
    public async Task While_it_was_archived_a_scorecard_did_not_apply_also_after_it_is_restored()
    {
        var card = await _client.Apply("segment: SMB\n" + HealthHost.Simple, new(2020, 1, 1));
        var book = _host.Services.GetRequiredService<ScorecardBook>();
        long? On(int month, int day) => book.InForce(new(2026, month, day)).For("overall", "SMB", null)!.Version?.Id;
        _host.Clock.Set(new(2026, 2, 1, 10, 0, 0, TimeSpan.Zero));
        await _client.ArchiveScorecardAsync(card.Id!.Value, Now);
        (On(1, 31), On(2, 1), On(2, 10)).ShouldBe((card.Version, null, null));
        _host.Clock.Set(new(2026, 4, 1, 10, 0, 0, TimeSpan.Zero));
        await _client.RestoreScorecardAsync(card.Id.Value, Now);
        (On(1, 31), On(2, 1), On(2, 10), On(3, 31), On(4, 1)).ShouldBe((card.Version, null, null, null, card.Version));
        await _client.ArchiveScorecardAsync(card.Id.Value, Now);
        (await _client.ArchiveScorecardAsync(card.Id.Value, Now)).ArchivedOn.ShouldBe(new(2026, 4, 1));
        On(4, 1).ShouldBeNull();
        var second = await _client.Apply("segment: SMB\n" + HealthHost.Simple, new(2026, 3, 1));
        second.ArchivedOn.ShouldBeNull("who writes a version wants it to apply");
        (On(2, 10), On(3, 10), On(4, 1)).ShouldBe((null, null, second.Version));
    }

    [Fact]
    public async Task A_version_that_this_release_cannot_read_is_left_out_by_name_and_health_goes_on()
    {
        var first = await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
        await _client.Overall("A");
        _host.Sql("insert into scorecard_versions (scorecard_id, text, effective_from, note, author, recorded_at) values ($id, 'score: overall\ntelepathy: yes', '2020-01-02', '', 'Ada of tomorrow', 0)", ("$id", first.Id!.Value));
        _host.Sql("update scorecard_wordings set text = 'telepathy: yes' where version_id = $id", ("$id", first.Version!.Value));
        await _host.Restart();
        using var again = _host.Client();
        (await again.Overall("A")).Points.ShouldBe(100);
        (await again.ScorecardsAsync(Now)).Single(s => s.Score == "overall").Version.ShouldBe(first.Version);
        (await again.HealthHistoryAsync("A", cancellation: Now))[0].Points.ShouldBe(100);
        using var browser = await _host.SignedIn();
        var page = System.Net.WebUtility.HtmlDecode(await browser.GetStringAsync("/health/scorecards", Now));
        page.ShouldContain("Cannot be read");
        page.ShouldContain("by Ada of tomorrow");
        page.ShouldContain("telepathy");
    }

    private async Task<string> Name(string account) => (await _client.Overall(account)).Name;
}
