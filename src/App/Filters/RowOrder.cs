using System.Linq.Expressions;
using Perennial.App.Shell;

namespace Perennial.App.Filters;

/// <summary>An order of rows that a list can be cut in anywhere: by one key, and by number among those that are alike.</summary>
public abstract class RowOrder<TRow>(string name)
{
    public string Name { get; } = name;

    public abstract IQueryable<TRow> Order(IQueryable<TRow> rows, bool down);

    /// <summary>All rows, begun at the first key there can be: so the first part is read along the index as every other part is.</summary>
    public abstract IQueryable<TRow> FromStart(IQueryable<TRow> rows, bool down);

    /// <summary>The rows behind a row, of which the cursor says the key and the number.</summary>
    public abstract IQueryable<TRow> After(IQueryable<TRow> rows, IReadOnlyList<string> cursor, bool down);

    public abstract string CursorOf(TRow row);

    /// <summary>The same order in memory.</summary>
    public abstract IEnumerable<TRow> Order(IEnumerable<TRow> rows, bool down);

    public abstract IEnumerable<TRow> After(IEnumerable<TRow> ordered, IReadOnlyList<string> cursor, bool down);
}

/// <param name="name">In the query string.</param>
/// <param name="key">What is compared; never null.</param>
/// <param name="id">The row's number, from where the key is read, so that one index gives both.</param>
/// <param name="number">The number itself.</param>
/// <param name="ofNumber">And back.</param>
/// <param name="write">The key in a cursor.</param>
/// <param name="read">And back.</param>
/// <param name="ofRow">The key of a row that was read, where it does not carry along what the database compares.</param>
public sealed class RowOrder<TRow, TKey, TId>(
    string name, Expression<Func<TRow, TKey>> key, Expression<Func<TRow, TId>> id, Func<TId, long> number, Func<long, TId> ofNumber, Func<TKey, object> write, Func<string, TKey> read, Func<TRow, TKey>? ofRow = null) : RowOrder<TRow>(name)
{
    private readonly Func<TRow, TKey> _key = ofRow ?? key.Compile();
    private readonly Func<TRow, TId> _id = id.Compile();

    public override IQueryable<TRow> Order(IQueryable<TRow> rows, bool down) =>
        down ? rows.OrderByDescending(key).ThenByDescending(id) : rows.OrderBy(key).ThenBy(id);

    public override IQueryable<TRow> FromStart(IQueryable<TRow> rows, bool down) =>
        First(down) is TKey first ? rows.Where(Expression.Lambda<Func<TRow, bool>>(Compared(key.Body, Rows.Parameter(first), down, orEqual: true), key.Parameters)) : rows;

    public override IQueryable<TRow> After(IQueryable<TRow> rows, IReadOnlyList<string> cursor, bool down)
    {
        var (value, last) = (Rows.Parameter(read(cursor[0])), Rows.Parameter(ofNumber(Cursor.Number(cursor[1]))));
        var tie = new Renamed(id.Parameters[0], key.Parameters[0]).Visit(id.Body)!;
        // Not "further, or alike and later": this form lets an index begin at the key.
        return rows.Where(Expression.Lambda<Func<TRow, bool>>(
            Expression.AndAlso(Compared(key.Body, value, down, orEqual: true), Expression.OrElse(Compared(key.Body, value, down, orEqual: false), Compared(tie, last, down, orEqual: false))), key.Parameters));
    }

    public override string CursorOf(TRow row) => Cursor.Of(write(_key(row)), number(_id(row)));

    public override IEnumerable<TRow> Order(IEnumerable<TRow> rows, bool down)
    {
        var order = Comparer<TRow>.Create((a, b) => Compare(a, _key(b), number(_id(b))));
        return down ? rows.OrderDescending(order) : rows.Order(order);
    }

    public override IEnumerable<TRow> After(IEnumerable<TRow> ordered, IReadOnlyList<string> cursor, bool down)
    {
        var (value, last) = (read(cursor[0]), Cursor.Number(cursor[1]));
        return ordered.SkipWhile(row => (down ? -Compare(row, value, last) : Compare(row, value, last)) <= 0);
    }

    /// <summary>None where no text is known to come behind all texts.</summary>
    private static object? First(bool down) => (typeof(TKey), down) switch
    {
        (var t, true) when t == typeof(long) => long.MaxValue,
        (var t, false) when t == typeof(long) => long.MinValue,
        (var t, true) when t == typeof(DateOnly) => DateOnly.MaxValue,
        (var t, false) when t == typeof(DateOnly) => DateOnly.MinValue,
        (var t, false) when t == typeof(string) => "",
        _ => null,
    };

    private int Compare(TRow row, TKey key, long last)
    {
        var byKey = _key(row) is string text ? string.CompareOrdinal(text, (string)(object)key!) : Comparer<TKey>.Default.Compare(_key(row), key);
        return byKey != 0 ? byKey : number(_id(row)).CompareTo(last);
    }

    private static BinaryExpression Compared(Expression one, Expression other, bool down, bool orEqual)
    {
        if (one.Type == typeof(string))
        {
            one = Expression.Call(typeof(string), nameof(string.Compare), null, one, other);
            other = Expression.Constant(0);
        }
        return (down, orEqual) switch
        {
            (false, false) => Expression.GreaterThan(one, other),
            (false, true) => Expression.GreaterThanOrEqual(one, other),
            (true, false) => Expression.LessThan(one, other),
            (true, true) => Expression.LessThanOrEqual(one, other),
        };
    }

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
