using System.Linq.Expressions;
using System.Reflection;
using Perennial.Core.Filters;

namespace Perennial.App.Filters;

/// <summary>Conditions over rows, put together from one expression of a row and values that stay parameters of the query.</summary>
internal static class Rows
{
    private static readonly MethodInfo _contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;

    public static Expression<Func<TRow, bool>> Everyone<TRow>() => _ => true;

    public static Expression<Func<TRow, bool>> Has<TRow>(Expression<Func<TRow, string?>> of) =>
        With(of, Expression.AndAlso(Expression.NotEqual(of.Body, Expression.Constant(null, typeof(string))), Expression.NotEqual(of.Body, Expression.Constant(""))));

    public static Expression<Func<TRow, bool>> HasDay<TRow>(Expression<Func<TRow, DateOnly?>> of) => With(of, Expression.NotEqual(of.Body, Expression.Constant(null, typeof(DateOnly?))));

    public static Expression<Func<TRow, bool>> Contains<TRow>(Expression<Func<TRow, string?>> of, string part) =>
        With(of, Expression.AndAlso(Expression.NotEqual(of.Body, Expression.Constant(null, typeof(string))), Expression.Call(of.Body, _contains, Parameter(part))));

    public static Expression<Func<TRow, bool>> In<TRow>(Expression<Func<TRow, string?>> of, IReadOnlyList<string> texts)
    {
        var known = Expression.NotEqual(of.Body, Expression.Constant(null, typeof(string)));
        return texts is [var only]
            ? With(of, Expression.AndAlso(known, Expression.Equal(of.Body, Parameter(only))))
            : With(of, Expression.AndAlso(known, AmongTexts(of.Body, texts)));
    }

    public static Expression<Func<TRow, bool>> HasAny<TRow>(Expression<Func<TRow, IEnumerable<string>>> of) => With(of, Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [typeof(string)], of.Body));

    public static Expression<Func<TRow, bool>> AnyIn<TRow>(Expression<Func<TRow, IEnumerable<string>>> of, IReadOnlyList<string> texts)
    {
        var text = Expression.Parameter(typeof(string), "text");
        var among = Expression.Lambda<Func<string, bool>>(texts is [var only] ? Expression.Equal(text, Parameter(only)) : AmongTexts(text, texts), text);
        return With(of, Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [typeof(string)], of.Body, among));
    }

    /// <summary>Any of the row's values is so. The condition is written for what the values have in common.</summary>
    public static Expression<Func<TRow, bool>> AnyOf<TRow, TValue, TCommon>(Expression<Func<TRow, IEnumerable<TValue>>> of, Expression<Func<TCommon, bool>> where) where TValue : TCommon
    {
        var value = Expression.Parameter(typeof(TValue), "value");
        var own = Expression.Lambda<Func<TValue, bool>>(new Renamed(where.Parameters[0], value).Visit(where.Body)!, value);
        return With(of, Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [typeof(TValue)], of.Body, own));
    }

    /// <summary>Yes or no is no parameter: of one that it does not know, SQLite believes that it leaves few rows, and sorts them all instead of walking an index.</summary>
    public static Expression<Func<TRow, bool>> Is<TRow, TValue>(Expression<Func<TRow, TValue>> of, TValue value) =>
        With(of, value is bool yes ? yes ? of.Body : Expression.Not(of.Body) : Expression.Equal(of.Body, Parameter(value)));

    public static Expression<Func<TRow, bool>> Above<TRow>(Expression<Func<TRow, int>> of, int value) => With(of, Expression.GreaterThan(of.Body, Parameter(value)));

    /// <summary>Compares whole numbers of units: an end that lies between two of them is moved to the one that says the same.</summary>
    public static Expression<Func<TRow, bool>> Between<TRow, TNumber>(Expression<Func<TRow, TNumber>> of, FilterCondition.Between between, decimal units, Func<long, TNumber> number, int parts = 1)
    {
        List<Expression> ends = [];
        if (between.Low is { } low)
        {
            var edge = Edge(low * units, parts);
            var value = Parameter(number(Units(between.WithLow ? Math.Ceiling(edge) : Math.Floor(edge))));
            ends.Add(between.WithLow ? Expression.GreaterThanOrEqual(of.Body, value) : Expression.GreaterThan(of.Body, value));
        }
        if (between.High is { } high)
        {
            var edge = Edge(high * units, parts);
            var value = Parameter(number(Units(between.WithHigh ? Math.Floor(edge) : Math.Ceiling(edge))));
            ends.Add(between.WithHigh ? Expression.LessThanOrEqual(of.Body, value) : Expression.LessThan(of.Body, value));
        }
        return With(of, ends.Aggregate(Expression.AndAlso));
    }

    public static Expression<Func<TRow, bool>> Within<TRow>(Expression<Func<TRow, DateOnly?>> of, FilterCondition.Within within)
    {
        Expression body = Expression.NotEqual(of.Body, Expression.Constant(null, typeof(DateOnly?)));
        if (within.From is { } from) body = Expression.AndAlso(body, Expression.GreaterThanOrEqual(of.Body, Parameter<DateOnly?>(from)));
        if (within.Until is { } until) body = Expression.AndAlso(body, Expression.LessThan(of.Body, Parameter<DateOnly?>(until)));
        return With(of, body);
    }

    public static Expression<Func<TRow, bool>> Within<TRow>(Expression<Func<TRow, DateTimeOffset>> of, DateTimeOffset? from, DateTimeOffset? until)
    {
        List<Expression> ends = [];
        if (from is { } first) ends.Add(Expression.GreaterThanOrEqual(of.Body, Parameter(first)));
        if (until is { } end) ends.Add(Expression.LessThan(of.Body, Parameter(end)));
        return ends.Count == 0 ? Everyone<TRow>() : With(of, ends.Aggregate(Expression.AndAlso));
    }

    public static Expression<Func<TRow, bool>> Not<TRow>(Expression<Func<TRow, bool>> of) => With(of, Expression.Not(of.Body));

    public static Expression<Func<TRow, bool>> All<TRow>(IReadOnlyList<Expression<Func<TRow, bool>>> parts) => Joined(parts, Expression.AndAlso, onNone: true);

    public static Expression<Func<TRow, bool>> Any<TRow>(IReadOnlyList<Expression<Func<TRow, bool>>> parts) => Joined(parts, Expression.OrElse, onNone: false);

    public static InvalidOperationException NotFor(string field, FilterCondition condition) => new($"The field {field} was asked {condition.GetType().Name}, which its kind does not allow.");

    /// <summary>A value that the database gets beside the query's text, so that one plan serves all values.</summary>
    public static Expression Parameter<T>(T value) => Expression.Field(Expression.Constant(new Captured<T>(value)), nameof(Captured<>.Value));

    private static MethodCallExpression AmongTexts(Expression text, IReadOnlyList<string> texts) =>
        Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], Parameter<IEnumerable<string>>([.. texts.Distinct(StringComparer.Ordinal)]), text);

    /// <summary>A twelfth of a year's amount rarely ends at a unit, and what is held was brought to the nearest: so is the edge.</summary>
    private static decimal Edge(decimal number, int parts) => parts == 1 ? number : Math.Round(number / parts, MidpointRounding.AwayFromZero);

    private static long Units(decimal number) => number >= long.MaxValue ? long.MaxValue : number <= long.MinValue ? long.MinValue : (long)number;

    private static Expression<Func<TRow, bool>> With<TRow, TValue>(Expression<Func<TRow, TValue>> of, Expression body) => Expression.Lambda<Func<TRow, bool>>(body, of.Parameters);

    /// <summary>Joined in halves, so that many parts do not lie deep in one another.</summary>
    private static Expression<Func<TRow, bool>> Joined<TRow>(IReadOnlyList<Expression<Func<TRow, bool>>> parts, Func<Expression, Expression, Expression> join, bool onNone)
    {
        if (parts.Count == 0) return _ => onNone;
        if (parts is [var only]) return only;
        var row = Expression.Parameter(typeof(TRow), "row");
        return Expression.Lambda<Func<TRow, bool>>(Halves([.. parts.Select(part => new Renamed(part.Parameters[0], row).Visit(part.Body)!)], join), row);
    }

    private static Expression Halves(Expression[] parts, Func<Expression, Expression, Expression> join) =>
        parts.Length == 1 ? parts[0] : join(Halves(parts[..(parts.Length / 2)], join), Halves(parts[(parts.Length / 2)..], join));

    private sealed class Captured<T>(T value)
    {
        public readonly T Value = value;
    }

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
