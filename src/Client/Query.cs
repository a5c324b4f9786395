using System.Globalization;
using System.Text;

namespace Perennial.Client;

/// <summary>A query string in the making. What is null is left out.</summary>
internal readonly record struct Query(string Text)
{
    public static Query Empty { get; } = new("");

    public Query With(string name, string? value)
    {
        if (value is null) return this;
        var text = new StringBuilder(Text).Append(string.IsNullOrEmpty(Text) ? '?' : '&');
        return new(text.Append(name).Append('=').Append(Uri.EscapeDataString(value)).ToString());
    }

    public Query With(string name, DateOnly? day) => With(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public Query With(string name, long? number) => With(name, number?.ToString(CultureInfo.InvariantCulture));

    public Query With(string name, bool flag) => flag ? With(name, "true") : this;

    public Query WithEach(string name, IEnumerable<string> values) => values.Aggregate(this, (query, value) => query.With(name, value));

    public override string ToString() => Text;
}
