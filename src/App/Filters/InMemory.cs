using System.Linq.Expressions;

namespace Perennial.App.Filters;

/// <summary>Runs an expression that was written for a database over rows in memory, with the comparisons that a database makes: letter by letter.</summary>
public static class InMemory
{
    public static Func<TRow, bool> Of<TRow>(Expression<Func<TRow, bool>> where) => ((Expression<Func<TRow, bool>>)new Ordinal().Visit(where)!).Compile(preferInterpretation: false);

    private sealed class Ordinal : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node.Method.DeclaringType == typeof(string) && node.Method.Name == nameof(string.Compare)
                ? Expression.Call(typeof(string), nameof(string.CompareOrdinal), null, [.. node.Arguments.Select(argument => Visit(argument)!)])
                : base.VisitMethodCall(node);
    }
}
