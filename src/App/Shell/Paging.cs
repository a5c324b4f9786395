using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Perennial.App.Shell;

/// <summary><c>?limit=&amp;cursor=</c>, taken by an endpoint as <c>[AsParameters] Paging paging</c>.</summary>
public sealed record Paging
{
    [FromQuery(Name = "limit"), Description("How many items at most, 1 to 1000. 100 if not said.")]
    public int? Limit { get; init; }

    [FromQuery(Name = "cursor"), Description("The nextCursor of the page before.")]
    public string? Cursor { get; init; }

    public const int Most = 1000;

    /// <exception cref="BadFieldException">The limit is out of bounds.</exception>
    public int Take => Limit is null or (>= 1 and <= Most) ? Limit ?? 100 : throw new BadFieldException("limit", $"limit is a whole number from 1 to {Most}.");

    /// <summary>Where the page before ended, or null on the first page.</summary>
    /// <exception cref="BadFieldException">The cursor is not one of ours, or of another list.</exception>
    public IReadOnlyList<string>? After(int parts) => string.IsNullOrEmpty(Cursor) ? null : Shell.Cursor.Read(Cursor, parts);
}
