namespace Perennial.Core.Filters;

/// <summary>A filter as it was written, before anybody asks whether its fields exist. Its text is the filter again.</summary>
public abstract record FilterNode(FilterPlace Place)
{
    private FilterNode() : this(default(FilterPlace)) { }

    /// <summary>All of them hold. Of none, everything fits.</summary>
    public sealed record All(IReadOnlyList<FilterNode> Parts, FilterPlace Place) : FilterNode(Place)
    {
        public override string ToString() => string.Join(' ', Parts.Select(Inside));

        private static string Inside(FilterNode part) => part is Any or All ? $"({part})" : part.ToString()!;
    }

    /// <summary>At least one holds.</summary>
    public sealed record Any(IReadOnlyList<FilterNode> Parts, FilterPlace Place) : FilterNode(Place)
    {
        public override string ToString() => string.Join(" or ", Parts.Select(part => part is Any ? $"({part})" : part.ToString()));
    }

    public sealed record Not(FilterNode Part, FilterPlace Place) : FilterNode(Place)
    {
        public override string ToString() => Part is Any or All ? $"-({Part})" : $"-{Part}";
    }

    /// <summary>A field against values, any of which may fit.</summary>
    public sealed record Term(string Field, FilterOperator Operator, IReadOnlyList<FilterValue> Values, FilterPlace Place) : FilterNode(Place)
    {
        /// <summary>Where the field's name stands.</summary>
        public FilterPlace FieldPlace => new(Place.Column, Field.Length);

        public override string ToString() => Field + FilterText.Of(Operator) + string.Join(',', Values);
    }

    /// <summary>Words to look for in names.</summary>
    public sealed record Phrase(string Text, FilterPlace Place) : FilterNode(Place)
    {
        public override string ToString() => FilterText.Phrase(Text);
    }
}
