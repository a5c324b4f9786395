using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Perennial.App.Database.Audit;

namespace Perennial.App.Changes;

/// <summary>Which rows of the audit chain are asked for, as it stands in a query string.</summary>
public sealed record AuditFilter
{
    [FromQuery(Name = "kind"), Description("Only of this kind of thing, as account, person, option.")]
    public string? Kind { get; init; }

    [FromQuery(Name = "subject"), Description("Only of one thing, as account:A-100.")]
    public string? Subject { get; init; }

    [FromQuery(Name = "person"), Description("Only by the person with this number.")]
    public long? Person { get; init; }

    [FromQuery(Name = "from"), Description("Only from this day on (UTC).")]
    public DateOnly? From { get; init; }

    [FromQuery(Name = "to"), Description("Only to this day, with it (UTC).")]
    public DateOnly? To { get; init; }

    internal bool IsNarrow => Kind is { Length: > 0 } || Subject is { Length: > 0 } || Person is not null || From is not null || To is not null;

    internal IQueryable<AuditEntry> Of(IQueryable<AuditEntry> rows)
    {
        if (Kind is { Length: > 0 } kind)
        {
            var start = kind + ":";
            rows = rows.Where(e => e.Subject.StartsWith(start));
        }
        if (Subject is { Length: > 0 } subject) rows = rows.Where(e => e.Subject == subject);
        if (Person is { } person) rows = rows.Where(e => e.PersonId == person);
        if (From is { } from)
        {
            var begin = Start(from);
            rows = rows.Where(e => e.At >= begin);
        }
        if (To is { } to && to < DateOnly.MaxValue)
        {
            var end = Start(to.AddDays(1));
            rows = rows.Where(e => e.At < end);
        }
        return rows;
    }

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
