using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Health;
using Perennial.App.Revenue;
using Perennial.App.Risk;
using Perennial.App.Signals;
using Perennial.Core.Health;
using Perennial.Core.Options;
using Perennial.Core.Revenue;
using Perennial.Core.Risk;

namespace Perennial.Tests.App.Risk;

/// <summary>Scores and overrides are judged on the same days as the model, and the accounts that were missed are listed with what was known then.</summary>
public sealed class RollingGradeTests(PlantedHost planted) : IClassFixture<PlantedHost>
{
    private static readonly Bands _bands = new(80, 90);
    private const long Seer = 1, Blind = 2;

    /// <summary>What the blind one is called, so that nobody is taken for the model by their name.</summary>
    private const string Called = "model";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_scorecard_and_each_author_get_their_own_grade()
    {
        var (panel, timeline, grades) = await Judged();
        var card = grades.Scorecard.Single(g => g.Horizon == 90);
        var model = grades.ModelAt(90)!;
        (card.Grade.N, card.Grade.Churns, card.Cutoffs).ShouldBe((model.Grade.N, model.Grade.Churns, model.Cutoffs), "the same days, the same accounts");
        card.Grade.Auc.ShouldBeGreaterThan(0.6, "the score is the planted hazard turned round");
        (card.Grade.BrierSkill > -0.01 && card.Grade.Calibration!.Slope is > 0.5 and < 2).ShouldBeTrue();
        var (seer, blind) = (grades.Authors.Single(g => g is { By.Person: Seer, Horizon: 90 }), grades.Authors.Single(g => g is { By.Person: Blind, Horizon: 90 }));
        seer.Grade.Auc.ShouldBe(1);
        blind.Grade.Auc.ShouldBe(0.5, "the same score for everybody");
        seer.Grade.Precision.ShouldBeGreaterThan(blind.Grade.Precision);
        model.OverTime.Count.ShouldBe(model.Cutoffs);
        model.OverTime.Sum(t => t.Grade.Churns).ShouldBe(model.Grade.Churns);
        model.OverTime.Zip(model.OverTime.Skip(1)).ShouldAllBe(pair => pair.Second.Day >= pair.First.Day.AddDays(85), "no churn counts twice");
        (model.To.AddDays(90) <= panel.Day).ShouldBeTrue("an open outcome is not judged");
        var month = grades.ModelAt(30)!;
        month.Grade.Churns.ShouldBe(Enumerable.Range(0, panel.Panel.Rows).Count(row => panel.Panel.Labels[row] == 1 && panel.Panel.Times[row] >= month.From && panel.Panel.Times[row] <= month.To), "every churn of these months, once");
        foreach (var horizon in RiskGrades.Horizons) grades.ModelAt(horizon)!.OverTime.Zip(grades.ModelAt(horizon)!.OverTime.Skip(1)).ShouldAllBe(pair => pair.First.Day.AddDays(1).AddMonths(horizon / 30).AddDays(-1) == pair.Second.Day, "windows meet and do not overlap");
        timeline.AccountCount.ShouldBeGreaterThan(300);
        var rows = RiskAnswers.Rows(grades).Where(row => row.Part.Length == 0).ToList();
        rows.Where(row => row.By == "model").Select(row => (row.Horizon, row.N)).ShouldBe(grades.Model.Select(g => (g.Horizon, g.Grade.N)));
        rows.Select(row => row.By).Distinct().ShouldBe(["model", "scorecard", "override:Sia Seer", "override:model"]);
    }

    [Fact]
    public void Two_people_of_one_name_are_two()
    {
        Judged Said(long person, int account, bool churned) => new(WhoSaid.Author(person, "Kim Lee"), 90, new(2025, 1, 31), account, "", person == Seer == churned ? 0.9 : 0.1, person == Seer == churned ? 0.9 : 0.1, churned);
        var grades = RiskGrades.Of([.. Enumerable.Range(0, 40).SelectMany(i => new[] { Said(Seer, i, i % 4 == 0), Said(Blind, i, i % 4 == 0) })], [], [], 20);
        grades.Authors.Select(g => (g.By.Person, g.By.Name, g.Grade.N, g.Grade.Auc)).ShouldBe([(Seer, "Kim Lee", 40, 1.0), (Blind, "Kim Lee", 40, 0.0)]);
        grades.Model.ShouldBeEmpty();
    }

    [Fact]
    public async Task Accounts_that_were_missed_are_listed_with_what_was_known_then()
    {
        var (panel, timeline, grades) = await Judged();
        grades.GreenThatChurned.ShouldNotBeEmpty();
        grades.RedThatRenewed.ShouldNotBeEmpty();
        foreach (var missed in grades.GreenThatChurned)
        {
            missed.Score.ShouldBeGreaterThanOrEqualTo(_bands.Green);
            missed.Band.ShouldBe(Band.Green);
            missed.ChurnedOn.ShouldBe(timeline.ChurnAfter(timeline.OrdinalOf(missed.Account), missed.Day));
            (missed.ChurnedOn <= missed.Day.AddDays(90)).ShouldBeTrue();
            missed.Reasons.ShouldNotBeEmpty();
            (missed.Probability is > 0 and < 1).ShouldBeTrue();
        }
        grades.RedThatRenewed.ShouldContain(missed => missed.Score > Bands.Usual.Amber, "the bands are those of the scorecard that applied, not the usual ones");
        grades.RedThatRenewed.ShouldAllBe(missed => missed.Score < _bands.Amber && missed.Band == Band.Red && missed.ChurnedOn == null && panel.Days.Contains(missed.Day));
    }

    /// <summary>Scores from the planted truth; one author who knows the future, and one who says the same of everybody.</summary>
    private async Task<(RiskPanel, Timeline, RiskGrades)> Judged()
    {
        var services = planted.Host.Services;
        var timeline = await services.GetRequiredService<WorkspaceLedger>().AtAsync(WorkspaceOptions.Default, null, Subject.Revenue, Now);
        var entries = await services.GetRequiredService<AccountDirectory>().AsKnownAsync(null, Now);
        var segments = new CustomHistory(RiskPanel.Segment);
        var panel = await RiskPanel.ReadAsync(services.GetRequiredService<SignalReader>(), timeline, segments, [], new(2026, 1, 15), Now);
        var ids = entries.Values.ToDictionary(entry => entry.ExternalId, entry => entry.Id, StringComparer.Ordinal);
        var scores = panel.Days.Select(day => (IReadOnlyDictionary<long, ScoreThen>)planted.Book.Truth[day].ToDictionary(row => ids[row.Account], row => 100 * (1 - Math.Sqrt(row.Hazard)) is var score ? new ScoreThen(score, _bands.Of(score)) : default)).ToList();
        var overrides = new List<(long, long?, string, DateOnly, DateOnly?, double)>();
        foreach (var day in panel.Days)
            foreach (var account in planted.Book.Truth[day].Select(row => ids[row.Account]))
            {
                overrides.Add((account, Seer, "Sia Seer", day, day.AddDays(1), timeline.ChurnAfter(timeline.OrdinalOf(account), day) <= day.AddDays(90) ? 5 : 95));
                overrides.Add((account, Blind, Called, day, day.AddDays(1), 50));
            }
        var fits = new RollingFits(panel, panel.Panel.Columns);
        return (panel, timeline, new RollingGrade(panel, fits, new(scores, overrides), timeline, segments, new NoticesGiven(), new RiskWords("USD")).Run(20));
    }
}
