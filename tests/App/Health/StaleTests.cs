using System.Globalization;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Health;

/// <summary>What nobody has heard of for long counts as it did, and what was never known is left out.</summary>
public sealed class StaleTests : IAsyncLifetime
{
    private static readonly string _fresh = HealthHost.Simple.Replace("full: 10}", "full: 10}, fresh: 230d", StringComparison.Ordinal);
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

    [Theory]
    [InlineData("A", "100", "green")]
    [InlineData("B", "58.33", "amber")]
    [InlineData("C", "33.33", "red")]
    public async Task An_answer_that_goes_stale_lowers_the_confidence_and_moves_no_score(string account, string known, string band)
    {
        var points = decimal.Parse(known, CultureInfo.InvariantCulture);
        await _client.Apply(_fresh, new(2020, 1, 1));
        (await _client.Overall(account)).ShouldSatisfyAllConditions(s => s.Points.ShouldBe(points), s => s.Confidence.ShouldBe(1), s => s.Contributions[0].Evidence.ShouldNotContain("Older than"));
        _host.Clock.Advance(TimeSpan.FromDays(3));
        var later = await _client.Overall(account);
        later.ShouldSatisfyAllConditions(s => s.Points.ShouldBe(points), s => s.Band.ShouldBe(band), s => s.Confidence.ShouldBe(0.3333m));
        later.Contributions.Sum(c => c.Adds).ShouldBe(points);
        later.Contributions[0].ShouldSatisfyAllConditions(c => c.IsAssumed.ShouldBeFalse(), c => c.Share.ShouldBe(0.6667m), c => c.Evidence.ShouldContain("Older than the 230 days"));
        (await _client.HealthHistoryAsync(account, cancellation: Now)).ShouldAllBe(p => p.Points == points && p.Causes == "");
        (await _client.TryScorecardAsync(new(_fresh.Replace("230d", "10d", StringComparison.Ordinal)), Now)).Movers.ShouldBeEmpty("nobody changes band because an answer is old");
    }

    [Fact]
    public async Task What_a_scorecard_assumes_counts_for_who_never_answered_and_not_for_an_old_answer()
    {
        await _client.Apply(_fresh.Replace("230d", "100d, missing: 30", StringComparison.Ordinal), new(2020, 1, 1));
        (await _client.Overall("B")).ShouldSatisfyAllConditions(b => b.Points.ShouldBe(58.33m), b => b.Confidence.ShouldBe(0.3333m), b => b.Contributions[0].IsAssumed.ShouldBeFalse());
        (await _client.Overall("D")).ShouldSatisfyAllConditions(d => d.Points.ShouldBe(53.33m, "(2 x 30 + 100) / 3"), d => d.Confidence.ShouldBe(0.3333m), d => d.Contributions[0].IsAssumed.ShouldBeTrue());
    }

    [Fact]
    public async Task What_never_was_is_left_out_and_what_is_taken_back_moves_the_score_and_says_so()
    {
        await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
        (await _client.Overall("D")).ShouldSatisfyAllConditions(d => d.Points.ShouldBe(100), d => d.Confidence.ShouldBe(0.3333m));
        _host.Clock.Advance(TimeSpan.FromDays(1));
        var wrong = await _client.Bring("survey-responses", HealthHost.Answers + "D,,nps,0,10,0,2026-01-16\n");
        (await _client.Overall("D")).Points.ShouldBe(33.33m);
        _host.Clock.Advance(TimeSpan.FromDays(1));
        await _client.Overall("D");
        await _client.UndoImportAsync(wrong.Id, Now);
        (await _client.Overall("D")).ShouldSatisfyAllConditions(d => d.Points.ShouldBe(100), d => d.Confidence.ShouldBe(0.3333m));
        (await _client.HealthHistoryAsync("D", cancellation: Now))[^1].Causes.ShouldContain("without a value now: Last NPS answer 0 before");
    }
}
