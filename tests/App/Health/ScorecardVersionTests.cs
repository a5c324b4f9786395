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

    private async Task<string> Name(string account) => (await _client.Overall(account)).Name;
}
