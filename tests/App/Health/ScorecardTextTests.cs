using Perennial.App.Demo;
using Perennial.App.Health;
using Perennial.Core.Health;

namespace Perennial.Tests.App.Health;

/// <summary>A scorecard is its text, and the text is the scorecard.</summary>
public sealed class ScorecardTextTests
{
    private const string Good = "score: overall\nname: Mine\nbands: {amber: 40, green: 70}\ngroups:\n  - name: Voice\n    weight: 2\n    measures:\n      - signal: nps-last\n        weight: 1\n        steps: {below: 0, 7: 60, 9: 100}\n";

    [Fact]
    public void Any_scorecard_is_read_from_its_text_as_it_was()
    {
        var dice = new Dice(11);
        for (var round = 0; round < 300; round++)
        {
            var sheet = Drawn(dice);
            var text = ScorecardWriting.Of(sheet);
            var (read, wrong) = ScorecardText.Read(text);
            wrong.ShouldBeNull(text);
            Same(read!, sheet).ShouldBeTrue(text);
            ScorecardWriting.Of(read!).ShouldBe(text);
        }
    }

    [Fact]
    public void Delivered_scorecards_are_their_text()
    {
        foreach (var sheet in DefaultScorecards.All) Same(ScorecardText.Read(ScorecardWriting.Of(sheet)).Sheet!, sheet).ShouldBeTrue(sheet.Score);
    }

    [Theory]
    [InlineData("signal: nps-last", "signal: nps-lst", 8, "groups[0].measures[0].signal", "Did you mean 'nps-last'?")]
    [InlineData("weight: 2", "weigth: 2", 6, "groups[0].weigth", "Did you mean 'weight'?")]
    [InlineData("weight: 2", "weight: 0", 6, "groups[0].weight", "above 0")]
    [InlineData("weight: 2", "weight: heavy", 6, "groups[0].weight", "no number")]
    [InlineData("9: 100", "6: 100", 10, "groups[0].measures[0].steps.6", "rise")]
    [InlineData("9: 100", "9: 101", 10, "groups[0].measures[0].steps.9", "between 0 and 100")]
    [InlineData("amber: 40", "amber: 80", 3, "bands", "amber begins below green")]
    [InlineData("steps: {below: 0, 7: 60, 9: 100}", "trend: up", 10, "groups[0].measures[0].trend", "not known here")]
    [InlineData("        steps: {below: 0, 7: 60, 9: 100}\n", "", 8, "groups[0].measures[0]", "one shape")]
    [InlineData("steps: {below: 0, 7: 60, 9: 100}", "linear: {zero: 3, full: 3}", 10, "groups[0].measures[0].linear", "same value")]
    [InlineData("score: overall", "score: Overall!", 1, "score", "small letters")]
    [InlineData("signal: nps-last", "signal: 'score:overall'", 8, "groups[0].measures[0].signal", "cannot weigh itself")]
    [InlineData("groups:", "parts:", 4, "parts", "not known here")]
    public void What_is_wrong_is_named_with_line_and_field(string part, string instead, int line, string field, string words)
    {
        ScorecardText.Read(Good).Wrong.ShouldBeNull();
        Good.ShouldContain(part);
        var (sheet, wrong) = ScorecardText.Read(Good.Replace(part, instead, StringComparison.Ordinal));
        sheet.ShouldBeNull();
        (wrong!.Line, wrong.Field).ShouldBe((line, field));
        wrong.ToString().ShouldContain(words);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a\n- b\n")]
    [InlineData("groups: [")]
    [InlineData("a: &x 1\ngroups: *x\n")]
    [InlineData("groups: []")]
    [InlineData("groups: [{name: a, measures: [{signal: mrr, linear: {zero: .nan, full: 1}}]}]")]
    public void What_is_no_scorecard_is_refused(string text) => ScorecardText.Read(text).ShouldSatisfyAllConditions(read => read.Sheet.ShouldBeNull(), read => read.Wrong!.Message.ShouldNotBeEmpty());

    private static bool Same(ScorecardSheet one, ScorecardSheet other) =>
        (one.Score, one.Segment, one.Phase, one.Card.Name, one.Card.Bands) == (other.Score, other.Segment, other.Phase, other.Card.Name, other.Card.Bands)
        && one.Card.Groups.Count == other.Card.Groups.Count && one.Card.Groups.Zip(other.Card.Groups).All(g => (g.First.Name, g.First.Weight) == (g.Second.Name, g.Second.Weight) && g.First.Measures.SequenceEqual(g.Second.Measures));

    private static ScorecardSheet Drawn(Dice dice)
    {
        var signals = new Queue<string>(SignalCatalog.All.Select(s => s.Id).Append("field:plan_tier").Append("score:product").OrderBy(_ => dice.Between(0.0, 1)));
        string[] names = ["Use", "Größe: 100 %", "yes", "a \"b\" # c", "1", "- x", "Team & \\ co", "null", "Ünï", "{a}"];
        string Name() => names[dice.Between(0, names.Length - 1)];
        var amber = dice.Between(0.0, 60);
        return new("overall", dice.Chance(0.5) ? Name() : null, dice.Chance(0.3) ? Name() : null, new(Name(),
            [.. Enumerable.Range(0, dice.Between(1, 5)).Select(_ => new MeasureGroup(Name(), dice.Between(0.01, 99), [.. Enumerable.Range(0, dice.Between(1, 5)).Select(_ => new Measure(signals.Dequeue(), dice.Between(0.01, 99), ShapeOf(dice), dice.Chance(0.4) ? dice.Between(1, 3650) : null, dice.Chance(0.3) ? dice.Between(0.0, 100) : null))]))],
            new(amber, amber + dice.Between(0.0, 40))));
    }

    private static Shape ShapeOf(Dice dice)
    {
        if (dice.Chance(0.2)) return new Shape.Percentile(dice.Chance(0.5));
        if (dice.Chance(0.5)) return new Shape.Linear(dice.Between(-5.0, 5), 6 + dice.Between(0.0, 1000));
        var from = dice.Between(-10.0, 10);
        return new Shape.Steps(dice.Between(0.0, 100), [.. Enumerable.Range(0, dice.Between(1, 4)).Select(_ => (from += 1 + dice.Between(0.0, 5), dice.Between(0.0, 100)))]);
    }
}
