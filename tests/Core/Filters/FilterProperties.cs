using FsCheck;
using FsCheck.Fluent;
using Perennial.Core.Filters;

namespace Perennial.Tests.Core.Filters;

public sealed class FilterProperties
{
    private static readonly string[] _bits =
        ["(", ")", "-", "not ", " or ", " and ", ":", "=", "!=", "<", "<=", ">", ">=", ",", "..", "\"", "\\", " ", "mrr", "segment", "owner", "as", "in", "has", "since", "renewal", "none", "any", "me", "20k", "%", "30d", "-1y", "2026-03", "2026-13-40", "this-month", "1e400", "$5", "٣", "é", "\ud83d\ude00", "\ud800", "\0", "99999999999999999999999999999999999999"];

    private static readonly Gen<string> _text = Gen.OneOf(
        Many(Gen.Elements(_bits), 1, 40).Select(bits => string.Concat(bits)),
        ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""));

    private static readonly Gen<string> _word = Gen.OneOf(Gen.Elements("a", "Acme", "or", "not", "-x", "a b", "\"", "\\", "x,y", "é:", "..", "", "(z)"), Gen.Elements("one", "two-three", "n@x.example"));

    [Fact]
    public void Any_text_gives_a_tree_or_an_error_inside_it() => Prop.ForAll(_text.ToArbitrary(), text =>
    {
        var (filter, error) = SomeFields.All.Read(text, SomeFields.Terms);
        return error is null ? filter is not null : filter is null && error.Column >= 1 && error.Length >= 0 && error.Column + error.Length <= text.Length + 1 && error.Column <= Math.Max(1, text.Length) && error.Message.Length > 20;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Completions_of_any_text_lie_inside_it() => Prop.ForAll(_text.ToArbitrary(), Gen.Choose(-2, 60).ToArbitrary(), (text, at) =>
    {
        var place = CompletionPlace.At(text, at);
        _ = Completions.Of(place, SomeFields.All).Count();
        return place.From >= 0 && place.Length >= 0 && place.From + place.Length <= text.Length;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_tree_printed_and_read_is_the_same_tree() => Prop.ForAll(Tree(4).ToArbitrary(), tree =>
    {
        var (read, error) = FilterParser.Read(tree.ToString()!);
        return error is null && Same(tree, read!);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    private static Gen<List<T>> Many<T>(Gen<T> one, int least, int most) => Gen.Choose(least, most).SelectMany(n => one.ListOf(n)).Select(list => list.ToList());

    private static Gen<FilterNode> Tree(int depth)
    {
        var phrase = _word.Select(text => (FilterNode)new FilterNode.Phrase(text, default));
        var term = from field in Gen.Elements("mrr", "Segment", "custom.x-y")
                   from sign in Gen.Elements(Enum.GetValues<FilterOperator>())
                   from values in Many(Value(), 1, sign > FilterOperator.IsNot ? 1 : 3)
                   select (FilterNode)new FilterNode.Term(field, sign, [.. values], default);
        if (depth == 0) return Gen.OneOf(phrase, term);
        var inner = Tree(depth - 1);
        return Gen.OneOf(phrase, term,
            inner.Select(part => (FilterNode)new FilterNode.Not(part, default)),
            Many(inner, 2, 3).Select(parts => (FilterNode)new FilterNode.All([.. parts], default)),
            Many(inner, 2, 3).Select(parts => (FilterNode)new FilterNode.Any([.. parts], default)));
    }

    private static Gen<FilterValue> Value() => Gen.OneOf(
        _word.Select(text => new FilterValue(text, default) { IsQuoted = true }),
        Gen.Elements("smb", "20k", "-5", "a:b", "x=y").Select(text => new FilterValue(text, default)),
        Gen.Elements("1", "").Select(low => new FilterValue(low, default) { Until = "2" }));

    private static bool Same(FilterNode one, FilterNode other) => (one, other) switch
    {
        (FilterNode.All a, FilterNode.All b) => Same(a.Parts, b.Parts),
        (FilterNode.Any a, FilterNode.Any b) => Same(a.Parts, b.Parts),
        (FilterNode.Not a, FilterNode.Not b) => Same(a.Part, b.Part),
        (FilterNode.Phrase a, FilterNode.Phrase b) => a.Text == b.Text,
        (FilterNode.Term a, FilterNode.Term b) => (a.Field, a.Operator) == (b.Field, b.Operator) && a.Values.Select(v => v with { Place = default }).SequenceEqual(b.Values.Select(v => v with { Place = default })),
        _ => false,
    };

    private static bool Same(IReadOnlyList<FilterNode> one, IReadOnlyList<FilterNode> other) => one.Count == other.Count && one.Zip(other).All(pair => Same(pair.First, pair.Second));
}
