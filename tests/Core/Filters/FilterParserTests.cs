using Perennial.Core.Filters;

namespace Perennial.Tests.Core.Filters;

public sealed class FilterParserTests
{
    [Theory]
    [InlineData("health<50 arr>=20k renewal<90d owner:me tag:enterprise")]
    [InlineData("a b or c")]
    [InlineData("(a or b) c")]
    [InlineData("-tag:pilot -(a or b)")]
    [InlineData("segment:smb,\"Mid market\",none")]
    [InlineData("mrr:10..20 mrr:..5 mrr:10..")]
    [InlineData("\"two words\" \"or\" \"-x\" \"a:b\" \"say \\\"hi\\\" \\\\ done\"")]
    [InlineData("owner!=ana@x.example name=\"A, B\"")]
    public void A_tree_prints_as_it_was_written(string text) => FilterParser.Read(text).Tree!.ToString().ShouldBe(text);

    [Theory]
    [InlineData("NOT a  AND\tb", "-a b")]
    [InlineData("( ( a ) )", "a")]
    [InlineData("a OR (b or c)", "a or (b or c)")]
    [InlineData("not(a b)", "-(a b)")]
    [InlineData("\"plain\"", "plain")]
    [InlineData("  ", "")]
    public void Other_spellings_of_the_same(string text, string same) => FilterParser.Read(text).Tree!.ToString().ShouldBe(same);

    [Theory]
    [InlineData("(a", 1, 1, "not closed")]
    [InlineData("a)", 2, 1, "closes nothing")]
    [InlineData("a ()", 3, 2, "Nothing stands between")]
    [InlineData("a or", 3, 2, "Something must follow 'or'")]
    [InlineData("or a", 1, 1, "before 'or'")]
    [InlineData("mrr>=", 1, 5, "A value must follow 'mrr>='")]
    [InlineData("a mrr>= 5", 3, 5, "A value must follow")]
    [InlineData(">5", 1, 1, "A field must stand before '>'")]
    [InlineData("mrr>5,6", 6, 1, "Only one value")]
    [InlineData("tag:a,", 1, 6, "A value must follow")]
    [InlineData("name:\"abc", 6, 4, "not closed")]
    [InlineData("a - b", 3, 1, "A minus stands right before")]
    [InlineData("a !b", 3, 1, "'!' stands before '='")]
    [InlineData("mrr:..", 5, 2, "at least one end")]
    [InlineData("a\0", 2, 1, "cannot be read")]
    public void An_error_points_at_its_text(string text, int column, int length, string words)
    {
        var (tree, error) = FilterParser.Read(text);
        tree.ShouldBeNull();
        (error!.Column, error.Length).ShouldBe((column, length));
        error.Message.ShouldContain(words);
    }

    [Fact]
    public void Half_a_character_is_refused() => FilterParser.Read("a \ud800").Error!.ShouldSatisfyAllConditions(e => e.Column.ShouldBe(3), e => e.Message.ShouldContain("half of a character"));

    [Fact]
    public void Depth_length_and_number_of_parts_are_bounded()
    {
        FilterParser.Read(new string('(', 100_000)).Error!.Message.ShouldContain("at most 4000 characters");
        FilterParser.Read(new string('(', 3_999)).Error!.Message.ShouldContain("50 deep");
        FilterParser.Read(new string('-', 3_998) + "a").Error!.Message.ShouldContain("50 deep");
        FilterParser.Read(string.Concat(Enumerable.Repeat("a ", 1999))).Error!.Message.ShouldContain("at most 200 parts");
        FilterParser.Read("t:" + string.Join(',', Enumerable.Repeat("a", 1000))).Error!.Message.ShouldContain("at most 500 values");
        FilterParser.Read(string.Concat(Enumerable.Repeat("(", 50)) + "a" + new string(')', 50)).Error.ShouldBeNull();
    }
}
