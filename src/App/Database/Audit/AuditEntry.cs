using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;

namespace Perennial.App.Database.Audit;

/// <summary>One row of the audit chain: who did what, when, from what. Never changed and never removed.</summary>
public sealed class AuditEntry
{
    /// <summary>1, 2, 3 ... without a gap.</summary>
    public long Seq { get; init; }
    public DateTimeOffset At { get; init; }
    public long? PersonId { get; init; }

    /// <summary>Who it was in words: a person, a person's token, or the product itself.</summary>
    public required string Actor { get; init; }

    /// <summary>For example <c>added</c>, <c>changed</c>, <c>removed</c>, <c>merged</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>Kind and key of what it was done to, as <c>account:A-100</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What people called it then.</summary>
    public required string Name { get; init; }

    /// <summary>The account it belongs to: who does not see that does not see this.</summary>
    public AccountId? AccountId { get; init; }

    /// <summary>The change it was part of, which may be taken back whole.</summary>
    public long? ChangeId { get; init; }

    /// <summary>A JSON object of fields, each with what it was (<c>from</c>) and what it became (<c>to</c>).</summary>
    public required string Details { get; init; }

    /// <summary>SHA-256 of the row before it and of everything above.</summary>
    public required byte[] Hash { get; set; }

    public string Kind => Subject[..Subject.IndexOf(':', StringComparison.Ordinal)];
    public string Key => Subject[(Subject.IndexOf(':', StringComparison.Ordinal) + 1)..];

    internal AuditEntry Sealed(byte[] hash)
    {
        Hash = hash;
        return this;
    }

    private sealed class Table : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("audit").HasKey(e => e.Seq);
            builder.Property(e => e.Seq).ValueGeneratedNever();
        }
    }
}
