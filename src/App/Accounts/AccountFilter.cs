using Microsoft.AspNetCore.Http;
using Perennial.App.Shell;

namespace Perennial.App.Accounts;

/// <summary>Which accounts are asked for and in which order, as it stands in a query string.</summary>
public sealed record AccountFilter
{
    public const int MostRows = 500;
    private static readonly string[] Sorts = ["name", "mrr", "change", "since", "updated"];

    /// <summary>Part of a name, domain or external id.</summary>
    public string? Q { get; init; }

    /// <summary>Any of these; the empty word is for accounts without one.</summary>
    public string[] Segment { get; init; } = [];
    public string[] Owner { get; init; } = [];
    public string[] Phase { get; init; } = [];
    public string[] Country { get; init; } = [];
    public string[] Tag { get; init; } = [];

    /// <summary><c>customer</c>, <c>trial</c>, <c>churned</c> or <c>never</c>.</summary>
    public string? Status { get; init; }

    /// <summary><c>name</c>, <c>mrr</c>, <c>change</c>, <c>since</c> or <c>updated</c>; with a minus, the largest or latest first.</summary>
    public string? Sort { get; init; }
    public int? Limit { get; init; }
    public string? Cursor { get; init; }

    internal AccountStatus? Standing => Enum.TryParse<AccountStatus>(Status, ignoreCase: true, out var status) ? status : null;
    internal string Column => (Sort ?? "name").TrimStart('-');
    internal bool Descending => Sort?.StartsWith('-') ?? false;
    internal int Rows => Limit ?? 50;
    internal AccountCursor? After => Cursor is null ? null : AccountCursor.Read(Cursor);
    internal bool IsNarrow => !string.IsNullOrWhiteSpace(Q) || Status is not null || Segment.Length + Owner.Length + Phase.Length + Country.Length + Tag.Length > 0;

    internal static AccountFilter Of(IQueryCollection query) => new()
    {
        Q = One(query, "q"), Status = One(query, "status"), Sort = One(query, "sort"), Cursor = One(query, "cursor"),
        Segment = Many(query, "segment"), Owner = Many(query, "owner"), Phase = Many(query, "phase"), Country = Many(query, "country"), Tag = Many(query, "tag"),
        Limit = One(query, "limit") is { } limit ? int.TryParse(limit, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var rows) ? rows : 0 : null,
    };

    internal ProblemPlace? Problem() =>
        Status is not null && (Standing is null || char.IsAsciiDigit(Status[0])) ? new($"'{Status}' is not a status. It is customer, trial, churned or never.", "status")
        : Sort is not null && !Sorts.Contains(Column) ? new($"'{Sort}' is not an order. It is {string.Join(", ", Sorts)}, with a minus for the other way round.", "sort")
        : Rows is < 1 or > MostRows ? new($"limit lies between 1 and {MostRows}.", "limit")
        : Cursor is not null && After is null ? new("This cursor does not come from here. Start again without one.", "cursor")
        : null;

    private static string? One(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static string[] Many(IQueryCollection query, string name) => [.. query[name].Select(v => v ?? "").Distinct(StringComparer.Ordinal)];
}
