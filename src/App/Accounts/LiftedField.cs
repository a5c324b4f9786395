using System.Linq.Expressions;
using Perennial.App.Filters;

namespace Perennial.App.Accounts;

/// <summary>A field of accounts, asked of the account that another row belongs to: <c>account.segment</c>.</summary>
internal static class LiftedField
{
    public const string OfAccount = "account.";

    /// <param name="field">Of accounts.</param>
    /// <param name="account">Where the row has its account.</param>
    /// <param name="bare">It may also be named without <c>account.</c></param>
    public static RowField<TRow> Of<TRow>(RowField<AccountRow> field, Expression<Func<TRow, AccountRow>> account, bool bare = false) =>
        new(field.Field with
        {
            Name = OfAccount + field.Field.Name,
            Aliases = [.. field.Field.Aliases.Select(alias => OfAccount + alias), .. bare ? [field.Field.Name] : (string[])[]],
            Words = $"{field.Field.Words}, of the account",
        }, (condition, terms) => Asked(field.Where(condition, terms), account))
        { IsSpelled = field.IsSpelled };

    private static Expression<Func<TRow, bool>> Asked<TRow>(Expression<Func<AccountRow, bool>> where, Expression<Func<TRow, AccountRow>> account) =>
        Expression.Lambda<Func<TRow, bool>>(new Put(where.Parameters[0], account.Body).Visit(where.Body)!, account.Parameters);

    private sealed class Put(ParameterExpression parameter, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : node;
    }
}
