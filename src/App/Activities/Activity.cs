using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;
using Perennial.App.Database.Audit;

namespace Perennial.App.Activities;

/// <summary>One thing that happened with an account: a note or a call that somebody logged, or what the product noted of its own accord.</summary>
public sealed class Activity : IAudited
{
    public const int LongestTitle = 300, LongestBody = 50_000, MostMinutes = 24 * 60;

    public long Id { get; init; }
    public AccountId AccountId { get; init; }

    /// <summary>One of <see cref="ActivityKind"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>When it happened, which may be long before it was logged.</summary>
    public DateTimeOffset HappenedAt { get; set; }
    public DateTimeOffset RecordedAt { get; init; }
    public long? PersonId { get; init; }

    /// <summary>Who logged it, in words.</summary>
    public required string Author { get; init; }
    public required string Title { get; set; }

    /// <summary>Markdown.</summary>
    public required string Body { get; set; }

    /// <summary>For what the product notes: a JSON object of what changed.</summary>
    public string Details { get; init; } = "{}";
    public int? Minutes { get; set; }

    /// <summary>The import, or below zero the change, that it came with.</summary>
    public long? ImportId { get; init; }

    /// <summary>That import or change was taken back, and this with it.</summary>
    public DateTimeOffset? TakenBackAt { get; init; }

    /// <summary>Number of the account it was logged for, when that one was merged into another since.</summary>
    public long? LoggedFor { get; init; }
    public DateTimeOffset? ArchivedAt { get; private set; }
    public long Version { get; set; } = 1;

    /// <summary>Nobody logged it: the product noted it.</summary>
    public bool IsSystem => !ActivityKind.Logged.Contains(Kind);

    /// <summary>As much of a text as a title holds.</summary>
    public static string Beginning(string text) => text.Length <= LongestTitle ? text : text[..(char.IsHighSurrogate(text[LongestTitle - 2]) ? LongestTitle - 2 : LongestTitle - 1)] + "…";

    public void Archive(DateTimeOffset at) => (ArchivedAt, Version) = (at, Version + 1);

    public void Restore() => (ArchivedAt, Version) = (null, Version + 1);

    string IAudited.AuditKind => Kind;
    string IAudited.AuditName => Title.Length > 0 ? Title : Body.Length <= 80 ? Body : Body[..80] + "…";
    AccountId? IAudited.AuditAccount => AccountId;
    bool IAudited.IsNoise(string property) => property is nameof(Author) or nameof(PersonId) or nameof(AccountId) or nameof(Details) or nameof(ImportId) or nameof(LoggedFor);

    private sealed class Table : IEntityTypeConfiguration<Activity>
    {
        public void Configure(EntityTypeBuilder<Activity> builder)
        {
            builder.ToTable("activities");
            builder.Property(a => a.Version).IsConcurrencyToken();
        }
    }
}
