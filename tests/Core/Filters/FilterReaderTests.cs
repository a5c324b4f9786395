using Perennial.Core.Filters;

namespace Perennial.Tests.Core.Filters;

public sealed class FilterReaderTests
{
    [Theory]
    [InlineData("healt<50", 1, 5, "'healt' is no field; did you mean health?")]
    [InlineData("tag:a helath>1", 7, 6, "did you mean health?")]
    [InlineData("colour:red", 1, 6, "'colour' is no field; fields are name, segment")]
    [InlineData("https://x.example", 1, 5, "put it in quotation marks")]
    [InlineData("mrr>=lots", 6, 4, "'lots' is no number. An amount is written like 500, 20k or 1.5m.")]
    [InlineData("mrr>5%", 5, 2, "not a share")]
    [InlineData("mrr>€5", 5, 2, "Amounts are in USD here, not in EUR")]
    [InlineData("segment>smb", 1, 11, "segment has no order")]
    [InlineData("segment:a..b", 9, 4, "has no ranges")]
    [InlineData("status:custmer", 8, 7, "did you mean customer?")]
    [InlineData("status:gone", 8, 4, "it is customer, trial, churned or never.")]
    [InlineData("renewal<soon", 9, 4, "'soon' is no day")]
    [InlineData("mrr:20..10", 5, 6, "Write 10..20")]
    [InlineData("mrr>none", 5, 4, "Write mrr:none")]
    [InlineData("a or as:2026-01-01", 6, 13, "outside of parentheses")]
    [InlineData("as:2026-01-01 as:2025-01-01", 15, 13, "one day only")]
    [InlineData("as:2027-01-01", 4, 10, "has not been yet")]
    [InlineData("segment:\"\"", 9, 2, "segment:none")]
    [InlineData("since:2026-13", 7, 7, "'2026-13' is no day")]
    public void What_is_wrong_is_said_where_and_what_would_be_right(string text, int column, int length, string words)
    {
        var error = SomeFields.Wrong(text);
        (error.Column, error.Length).ShouldBe((column, length));
        error.Message.ShouldContain(words);
    }

    [Theory]
    [InlineData("mrr>=20k", 20_000d, true, null, false)]
    [InlineData("mrr>$1.5m", 1_500_000d, false, null, false)]
    [InlineData("mrr<20kUSD", null, false, 20_000d, false)]
    [InlineData("mrr:10..20", 10d, true, 20d, true)]
    [InlineData("mrr=-5", -5d, true, -5d, true)]
    [InlineData("adoption<=90%", null, false, 0.9, true)]
    [InlineData("contacts:..3", null, false, 3d, true)]
    public void Numbers(string text, double? low, bool withLow, double? high, bool withHigh) =>
        SomeFields.Read(text).Condition.ShouldBeOfType<FilterCondition.Between>().ShouldSatisfyAllConditions(
            b => b.Low.ShouldBe((decimal?)low), b => b.High.ShouldBe((decimal?)high), b => b.WithLow.ShouldBe(withLow), b => b.WithHigh.ShouldBe(withHigh));

    // Today is 2026-11-22, a Sunday.
    [Theory]
    [InlineData("renewal<90d as:2026-03-01", "2026-03-01", "2026-05-30")]
    [InlineData("as:2026-03-01 since<7d", "2026-02-23", "2026-03-02")]
    [InlineData("since:this-month as:2025-06", "2025-06-01", "2025-07-01")]
    [InlineData("renewal<90d", "2026-11-22", "2027-02-20")]
    [InlineData("renewal<=90d", "2026-11-22", "2027-02-21")]
    [InlineData("renewal:90d", "2026-11-22", "2027-02-21")]
    [InlineData("renewal>90d", "2027-02-21", null)]
    [InlineData("renewal>=1y", "2027-11-22", null)]
    [InlineData("renewal<-30d", null, "2026-10-23")]
    [InlineData("renewal:-30d", "2026-10-23", "2026-11-23")]
    [InlineData("renewal:30d..90d", "2026-12-22", "2027-02-21")]
    [InlineData("since>2y", null, "2024-11-22")]
    [InlineData("since<7d", "2026-11-16", "2026-11-23")]
    [InlineData("since:7d", "2026-11-15", "2026-11-23")]
    [InlineData("since:1y..2y", "2024-11-22", "2025-11-23")]
    [InlineData("since:2026-03", "2026-03-01", "2026-04-01")]
    [InlineData("since:2026", "2026-01-01", "2027-01-01")]
    [InlineData("since:2026-q2", "2026-04-01", "2026-07-01")]
    [InlineData("since<2026-03", null, "2026-03-01")]
    [InlineData("since<=2026-03", null, "2026-04-01")]
    [InlineData("since>2026-03", "2026-04-01", null)]
    [InlineData("since:2025-01..2025-03", "2025-01-01", "2025-04-01")]
    [InlineData("since:this-month", "2026-11-01", "2026-12-01")]
    [InlineData("since:last-quarter", "2026-07-01", "2026-10-01")]
    [InlineData("since:LAST-week", "2026-11-09", "2026-11-16")]
    [InlineData("since:yesterday", "2026-11-21", "2026-11-22")]
    public void Days(string text, string? from, string? until)
    {
        var within = SomeFields.Read(text).Condition.ShouldBeOfType<FilterCondition.Within>();
        (within.From?.ToString("yyyy-MM-dd"), within.Until?.ToString("yyyy-MM-dd")).ShouldBe((from, until));
    }

    [Theory]
    [InlineData("as:2026-03-01", "2026-03-01")]
    [InlineData("segment:smb as:2026-03", "2026-03-31")]
    [InlineData("AS:30d", "2026-10-23")]
    [InlineData("as:last-year", "2025-12-31")]
    [InlineData("as:this-month", "2026-11-22")]
    public void The_day_of_the_whole_filter_is_taken_out_of_it(string text, string day)
    {
        var filter = SomeFields.Read(text);
        filter.AsOf.ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        filter.ToString().ShouldBe(text);
    }

    [Fact]
    public void Words_are_read_in_any_case_and_me_is_who_asks()
    {
        SomeFields.Read("STATUS:Churned").Condition.ShouldBeOfType<FilterCondition.OneOf>().Texts.ShouldBe(["churned"]);
        SomeFields.Read("owner:ME").Condition.ShouldBeOfType<FilterCondition.OneOf>().Texts.ShouldBe(["me@x.example"]);
        SomeFields.Read("owner:\"me\"").Condition.ShouldBeOfType<FilterCondition.OneOf>().Texts.ShouldBe(["me"]);
        SomeFields.Read("tags:none").Condition.ShouldBe(new FilterCondition.Not(new FilterCondition.Present(SomeFields.All.Find("tag")!)));
        SomeFields.All.Read("owner:me", SomeFields.Terms with { Me = null }).Error!.Message.ShouldContain("Nobody is signed in");
    }

    [Theory]
    [InlineData("seg", 3, null, "seg", 0, 3)]
    [InlineData("segment:sm", 10, "segment", "sm", 8, 2)]
    [InlineData("tag:a,\"Mid m", 12, "tag", "Mid m", 6, 6)]
    [InlineData("a -ow", 5, null, "ow", 3, 2)]
    [InlineData("mrr>=5 ", 7, null, "", 7, 0)]
    [InlineData("owner:", 6, "owner", "", 6, 0)]
    [InlineData("(segment:smb) x", 9, "segment", "", 9, 3)]
    public void What_is_being_typed_is_known(string text, int at, string? field, string written, int from, int length) =>
        CompletionPlace.At(text, at).ShouldBe(new CompletionPlace(field, written, from, length));

    [Fact]
    public void Fields_and_values_are_offered()
    {
        Completions.Of(CompletionPlace.At("ren", 3), SomeFields.All).First().Insert.ShouldBe("renewal<");
        Completions.Of(CompletionPlace.At("status:c", 8), SomeFields.All).Select(c => c.Insert).ShouldBe(["customer", "churned"]);
        Completions.Word("Mid market", "").Insert.ShouldBe("\"Mid market\"");
        Completions.Word("none", "").Insert.ShouldBe("\"none\"");
    }
}
