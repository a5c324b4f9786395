using FsCheck;
using FsCheck.Fluent;
using Perennial.Core.Revenue;
using Perennial.Core.Voice;

namespace Perennial.Tests.Core.Voice;

/// <summary>What must hold of any answers and tickets.</summary>
public sealed class VoiceProperties
{
    private static readonly string[] _additive = ["nps", "csat", "csat-mean", "ces", "ces-1", "journey-experience", "survey-answers", "fcr", "aht", "tickets-handled", "tickets-opened", "open-tickets", "escalations", "first-response", "reopen-rate", "ticket-csat", "resolution-time"];
    private static readonly Instrument[] _instruments = [Instrument.Nps, Instrument.Csat, Instrument.Ces2, Instrument.Ces1, new("nps", Instrument.E4, 10 * Instrument.E4)];

    /// <summary>Five numbers draw one answer and one ticket.</summary>
    private static readonly Arbitrary<int[][]> _draws = Gen.Choose(0, 40).SelectMany(n => Gen.Choose(0, 10_000).ListOf(8).Select(d => d.ToArray()).ListOf(n)).Select(all => all.ToArray()).ToArbitrary();

    [Fact]
    public void The_accounts_shares_add_up_to_the_figure() => Prop.ForAll(_draws, draws =>
    {
        var world = World(draws);
        var book = world.Book();
        foreach (var metric in _additive)
        {
            foreach (var weighting in metric == "nps" ? new[] { "respondent", "account" } : ["respondent"])
            {
                var whole = world.Parts(metric, book: book, options: ("nps-weighting", weighting));
                var shares = Enumerable.Range(0, book.Accounts.Count).Select(o => world.Parts(metric, book.Accounts.IdOf(o), book: book, options: ("nps-weighting", weighting))).Where(p => p.NoValue is null).ToList();
                if (whole.NoValue is not null) shares.Where(s => s.Numerator != 0).ShouldBeEmpty(metric);
                else (Math.Round(shares.Sum(s => s.Numerator), 15), shares.Sum(s => s.Denominator ?? 0)).ShouldBe((Math.Round(whole.Numerator, 15), whole.Denominator ?? 0), metric);
            }
        }
        return true;
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_value_lies_on_its_scale_and_inside_its_interval() => Prop.ForAll(_draws, draws =>
    {
        var world = World(draws);
        foreach (var (metric, low, high) in ((string, decimal, decimal)[])[("nps", -100, 100), ("csat", 0, 1), ("csat-mean", 1, 5), ("ces", 0, 1), ("ces-mean", 1, 7), ("ces-1-mean", 1, 5), ("journey-experience", 0, 100), ("fcr", 0, 1)])
        {
            if (world.Figure(metric) is not { Value: { } value } figure) continue;
            value.ShouldBeInRange(low, high, metric);
            if (figure.Interval is not { } interval) continue;
            (interval.Low >= low && interval.High <= high && interval.Low <= interval.High).ShouldBeTrue(metric);
            if (metric != "nps") value.ShouldBeInRange(interval.Low - 0.000001m, interval.High + 0.000001m, metric); // Wald's is drawn towards 0
        }
        return true;
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Parts_of_a_period_add_up_to_it_and_tickets_are_never_lost() => Prop.ForAll(_draws, draws =>
    {
        var world = World(draws);
        foreach (var metric in (string[])["survey-answers", "tickets-handled", "tickets-opened", "escalations"])
            Period.Split(VoiceWorld.March.Start, VoiceWorld.March.End, Grain.Week).Sum(week => world.Parts(metric, period: week).Numerator).ShouldBe(world.Parts(metric).Numerator, metric);
        return true;
    }).Check(Config.QuickThrowOnFailure);

    private static VoiceWorld World(int[][] draws)
    {
        var world = new VoiceWorld();
        foreach (var d in draws)
        {
            var instrument = _instruments[d[0] % _instruments.Length];
            var day = new DateOnly(2024, 2, 20).AddDays(d[2] % 50).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            world.Answer(1 + d[1] % 4, instrument, (int)instrument.Least + d[3] % (int)(instrument.Most - instrument.Least + 1), day, phase: d[4] % 3 == 0 ? "support" : d[4] % 3 == 1 ? "value" : null);
            var solved = d[5] % 4 == 0 ? null : new DateOnly(2024, 3, 5).AddDays(d[5] % 40).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            world.Ticket(1 + d[6] % 4, "2024-03-0" + (1 + d[6] % 5), solved, contacts: d[7] % 4 - 1, reopens: d[7] % 3 - 1, handling: d[7] % 5 == 0 ? -1 : d[7], response: d[4] % 4 == 0 ? -1 : d[4], escalated: d[3] % 5 == 0, rating: d[2] % 6);
        }
        return world;
    }
}
