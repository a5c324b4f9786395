using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;

namespace Perennial.App.Voice;

/// <summary>
/// What was said of one support ticket. A later <see cref="RecordedAt"/> of the same <see cref="TicketId"/>, then a later id, supersedes. Append-only, but for who brought it and its subject, which an erasure empties.
/// Moments and numbers are written as in <see cref="SurveyAnswerFact"/>.
/// </summary>
public sealed class TicketFact
{
    public long Id { get; init; }
    public required string TicketId { get; init; }
    public AccountId AccountId { get; init; }

    /// <summary>Who brought it, as the row said it.</summary>
    public string? Contact { get; set; }

    /// <summary>The same folded for search.</summary>
    public string? ContactKey { get; set; }
    public string? Subject { get; set; }
    public required string OpenedAt { get; init; }
    public string? FirstResponseAt { get; init; }
    public string? FirstResponseMinutes { get; init; }

    /// <summary>Null while it is open.</summary>
    public string? ClosedAt { get; init; }
    public string? ResolutionHours { get; init; }
    public string? ReopenedAt { get; init; }
    public int? Reopens { get; init; }

    /// <summary><c>yes</c>, <c>no</c>, or nothing where nobody said.</summary>
    public string? Escalated { get; init; }
    public string? EscalatedAt { get; init; }
    public string? Priority { get; init; }
    public string? Channel { get; init; }
    public string? HandledBy { get; init; }

    /// <summary>How many times the customer got in touch.</summary>
    public int? Contacts { get; init; }
    public int? TalkSeconds { get; init; }
    public int? HoldSeconds { get; init; }
    public int? AfterWorkSeconds { get; init; }

    /// <summary>1 to 5.</summary>
    public int? Satisfaction { get; init; }
    public string? Extra { get; set; }
    public DateTimeOffset RecordedAt { get; init; }
    public long? ImportId { get; init; }
    public long Digest { get; init; }

    private sealed class Table : IEntityTypeConfiguration<TicketFact>
    {
        public void Configure(EntityTypeBuilder<TicketFact> builder) => builder.ToTable("ticket_facts");
    }
}
