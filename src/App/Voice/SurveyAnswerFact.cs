using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;

namespace Perennial.App.Voice;

/// <summary>
/// What was said of one survey answer. A later <see cref="RecordedAt"/> of the same <see cref="AnswerKey"/>, then a later id, supersedes. Append-only, but for who answered and what they wrote, which an erasure empties.
/// Numbers are canonical decimal text; a moment is a local day (<c>2024-01-05</c>) or an instant (<c>2024-01-05T10:00:00.000000Z</c>).
/// </summary>
public sealed class SurveyAnswerFact
{
    public long Id { get; init; }
    public required string AnswerKey { get; init; }
    public string? ResponseId { get; init; }
    public AccountId AccountId { get; init; }

    /// <summary>Who answered, as the row said it: a contact's id, mail or name.</summary>
    public string? Contact { get; set; }

    /// <summary>The same folded for search.</summary>
    public string? ContactKey { get; set; }

    /// <summary><c>nps</c>, <c>csat</c>, <c>ces-2</c>, <c>ces-1</c> or any other name.</summary>
    public required string Instrument { get; init; }
    public required string ScaleMin { get; init; }
    public required string ScaleMax { get; init; }
    public required string Score { get; init; }
    public required string AnsweredAt { get; init; }
    public string? Comment { get; set; }

    /// <summary>Of the customer journey, in small letters.</summary>
    public string? Phase { get; init; }
    public string? Segment { get; init; }

    /// <summary>What else its row said, as a JSON object of texts.</summary>
    public string? Extra { get; set; }
    public DateTimeOffset RecordedAt { get; init; }
    public long? ImportId { get; init; }

    /// <summary>Number of its entry on the timeline.</summary>
    public long? NotedAs { get; init; }

    /// <summary>The first 64 bits of a hash of all that the row says, by which a repeated statement is known.</summary>
    public long Digest { get; init; }

    private sealed class Table : IEntityTypeConfiguration<SurveyAnswerFact>
    {
        public void Configure(EntityTypeBuilder<SurveyAnswerFact> builder) => builder.ToTable("survey_answer_facts");
    }
}
