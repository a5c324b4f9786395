using Perennial.Core.Voice;
using Perennial.Core.Revenue;

namespace Perennial.Tests.Core.Voice;

public sealed class SurveyMetricTests
{
    [Fact]
    [Trait("metric", "nps")]
    public void NPS_is_promoters_less_detractors_in_percent_of_the_answers()
    {
        // 19 promoters, 7 passives, 10 detractors of 36: 52.78 - 27.78 = 25.
        var world = new VoiceWorld().Answers(1, Instrument.Nps, [.. Enumerable.Repeat(9, 12), .. Enumerable.Repeat(10, 7), .. Enumerable.Repeat(7, 3), .. Enumerable.Repeat(8, 4), .. Enumerable.Repeat(6, 4), .. Enumerable.Repeat(0, 6)]);
        var nps = world.Figure("nps");
        (nps.Value, nps.Numerator, nps.Denominator, nps.N).ShouldBe((25m, 9m, 36m, 36));
        (Math.Round(nps.Interval!.Low, 4), Math.Round(nps.Interval.High, 4), nps.Interval.Method).ShouldBe((-3.7159m, 49.8698m, "adjusted-wald"));
    }

    [Fact]
    public void By_account_each_account_counts_once()
    {
        // One account with nine promoters (100), one with one detractor (-100), one with a promoter and a passive (50): mean 16.67; by answer (10 - 1) of 12.
        var world = new VoiceWorld().Answers(1, Instrument.Nps, [.. Enumerable.Repeat(10, 9)]).Answers(2, Instrument.Nps, 3).Answers(3, Instrument.Nps, 9, 8);
        world.Figure("nps").Value.ShouldBe(75m);
        var nps = world.Figure("nps", options: ("nps-weighting", "account"));
        Math.Round(nps.Value!.Value, 4).ShouldBe(16.6667m);
        (nps.Numerator, nps.Denominator, nps.N, nps.Interval!.Method).ShouldBe((0.5m, 3m, 3, "student-t"));
        world.Parts("nps", account: 3, options: ("nps-weighting", "account")).ShouldSatisfyAllConditions(p => p.Numerator.ShouldBe(0.5m), p => p.Denominator.ShouldBe(1));
    }

    [Fact]
    [Trait("metric", "survey-answers")]
    public void The_same_question_on_another_scale_is_never_put_in()
    {
        var world = new VoiceWorld().Answers(1, Instrument.Nps, 9, 3).Answers(1, new Instrument("nps", 1 * Instrument.E4, 10 * Instrument.E4), 10, 10, 10).Answers(1, new Instrument("csat", 1 * Instrument.E4, 7 * Instrument.E4), 7);
        (world.Figure("nps").Value, world.Figure("nps").N).ShouldBe((0m, 2));
        world.Figure("csat").Value.ShouldBeNull();
        world.Figure("csat").Reason.ShouldBe("nobody answered CSAT from 1 to 5; 1 answer to CSAT from 1 to 7 is another instrument");
        world.Figure("survey-answers").Value.ShouldBe(6);
    }

    [Fact]
    [Trait("metric", "csat")]
    [Trait("metric", "csat-mean")]
    public void CSAT_is_the_two_upper_boxes_of_five_and_the_mean_second()
    {
        var world = new VoiceWorld().Answers(1, Instrument.Csat, 5, 4, 4, 3, 2, 1, 5, 4);
        var csat = world.Figure("csat");
        (csat.Value, csat.Numerator, csat.Denominator, csat.Interval!.Method).ShouldBe((0.625m, 5m, 8m, "wilson"));
        (Math.Round(csat.Interval.Low, 4), Math.Round(csat.Interval.High, 4)).ShouldBe((0.3057m, 0.8632m));
        world.Figure("csat-mean").Value.ShouldBe(3.5m);
    }

    [Fact]
    [Trait("metric", "ces")]
    [Trait("metric", "ces-mean")]
    [Trait("metric", "ces-1")]
    [Trait("metric", "ces-1-mean")]
    public void CES_2_counts_5_to_7_and_CES_1_is_another_instrument_where_low_is_good()
    {
        var world = new VoiceWorld().Answers(1, Instrument.Ces2, 7, 5, 4, 1).Answers(1, Instrument.Ces1, 1, 2, 5);
        (world.Figure("ces").Value, world.Figure("ces-mean").Value).ShouldBe((0.5m, 4.25m));
        (Math.Round(world.Figure("ces-1").Value!.Value, 6), Math.Round(world.Figure("ces-1-mean").Value!.Value, 6)).ShouldBe((0.666667m, 2.666667m));
        Instrument.NameOf("CES", 1, 7).ShouldBe("ces-2");
        Instrument.NameOf("ces", 1, 5).ShouldBe("ces-1");
        Instrument.NameOf("ces", 0, 10).ShouldBe("ces");
        Instrument.NameOf("Net Promoter Score", 0, 10).ShouldBe("nps");
    }

    [Fact]
    [Trait("metric", "journey-experience")]
    public void A_phase_is_the_mean_place_of_its_answers_on_their_scales()
    {
        // Onboarding: 10 of 0-10 is 100, 4 of 1-5 is 75, CES 1.0 at 1 is 100: 91.67. Support: 1 of 1-5 is 0, 4 of 1-7 is 50: 25. A phase that is not of the journey is outside.
        var world = new VoiceWorld().Answer(1, Instrument.Nps, 10, phase: "onboarding").Answer(1, Instrument.Csat, 4, phase: "onboarding").Answer(2, Instrument.Ces1, 1, phase: "onboarding")
            .Answer(2, Instrument.Csat, 1, phase: "support").Answer(2, Instrument.Ces2, 4, phase: "support").Answer(2, Instrument.Nps, 0, phase: "elsewhere").Answer(2, Instrument.Nps, 0);
        Math.Round(world.Figure("journey-experience", options: ("journey-phase", "Onboarding")).Value!.Value, 4).ShouldBe(91.6667m);
        world.Figure("journey-experience", options: ("journey-phase", "support")).Value.ShouldBe(25);
        (world.Figure("journey-experience").Value, world.Figure("journey-experience").N).ShouldBe((65m, 5));
        world.Figure("journey-experience", options: ("journey-phase", "renewal")).Reason.ShouldBe("no answer names the phase renewal");
        world.Figure("journey-experience", options: [("journey-phases", "elsewhere, support"), ("journey-phase", "elsewhere")]).Value.ShouldBe(0);
        world.Figure("journey-experience", options: ("journey-phase", "elsewhere")).Reason!.ShouldContain("there is no phase 'elsewhere'");
    }

    [Fact]
    public void Without_answers_there_is_no_value_but_a_reason()
    {
        var world = new VoiceWorld();
        foreach (var metric in (string[])["nps", "csat", "csat-mean", "ces", "ces-mean", "ces-1", "ces-1-mean", "journey-experience"])
            (world.Figure(metric).Value, world.Figure(metric).Reason is { Length: > 0 }).ShouldBe((null, true), metric);
        world.Figure("survey-answers").Value.ShouldBe(0);
        world.Figure("nps", period: new(new(2030, 1, 1), new(2030, 2, 1))).Value.ShouldBeNull();
    }

    [Fact]
    public void A_correction_supersedes_and_as_known_before_it_the_first_word_holds()
    {
        var world = new VoiceWorld().Answer(1, Instrument.Nps, 3, key: "x", recordedAt: 100).Answer(1, Instrument.Nps, 9, key: "x", recordedAt: 200).Answer(1, Instrument.Nps, 5, key: "x", recordedAt: 50);
        world.Figure("nps").Value.ShouldBe(100);
        world.Figure("nps", book: world.Book(knownAt: 150)).Value.ShouldBe(-100);
        world.Figure("nps", book: world.Book(knownAt: 10)).Value.ShouldBeNull();
    }

    [Fact]
    public void What_was_taken_back_counts_only_as_known_while_it_counted()
    {
        var world = new VoiceWorld().Answer(1, Instrument.Nps, 9, recordedAt: 100).Answer(1, Instrument.Nps, 0, recordedAt: 100, source: 7);
        world.Figure("nps", book: world.Book()).Value.ShouldBe(0);
        world.Figure("nps", book: world.Book(undone: new UndoneVoice(7, 100, 300))).Value.ShouldBe(100);
        world.Figure("nps", book: world.Book(knownAt: 200, undone: new UndoneVoice(7, 100, 300))).Value.ShouldBe(0);
    }

    [Fact]
    public void Days_are_those_of_the_zone_and_a_day_is_the_same_everywhere()
    {
        var world = new VoiceWorld().Answer(1, Instrument.Nps, 9, "2024-03-31 23:30").Answer(1, Instrument.Nps, 9, "2024-03-31");
        world.Figure("nps").N.ShouldBe(2);
        world.Figure("nps", book: world.Book(zone: "Asia/Tokyo")).N.ShouldBe(1);
    }

    [Fact]
    public void The_last_answers_of_all_accounts_are_found_in_one_pass()
    {
        var book = new VoiceWorld().Answer(1, Instrument.Nps, 3, "2024-03-10").Answer(1, Instrument.Nps, 9, "2024-03-20").Answer(1, Instrument.Nps, 8, "2024-03-20").Answer(2, Instrument.Nps, 5, "2024-03-12").Answer(3, Instrument.Csat, 5, "2024-03-12").Book();
        var last = book.Answers.LastBy(Instrument.Nps, new(2024, 3, 31), book.Accounts.Count);
        (last[book.Accounts.Find(1)!.Value]!.Value.Mean, last[book.Accounts.Find(2)!.Value]!.Value.Mean, last[book.Accounts.Find(3)!.Value]).ShouldBe((8.5m, 5m, null));
        book.Answers.LastBy(Instrument.Nps, new(2024, 3, 15), book.Accounts.Count)[book.Accounts.Find(1)!.Value]!.Value.Mean.ShouldBe(3);
    }
}
