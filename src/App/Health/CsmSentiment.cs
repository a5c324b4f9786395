using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;
using Perennial.App.Database.Audit;

namespace Perennial.App.Health;

/// <summary>How a CSM feels about an account from a day on, 1 (lost) to 5 (delighted), with the reason.</summary>
public sealed class CsmSentiment : IAudited
{
    public const int Least = 1, Most = 5, LongestReason = 500;

    public long Id { get; init; }
    public AccountId AccountId { get; init; }
    public int Value { get; init; }
    public required string Reason { get; init; }
    public DateOnly EffectiveOn { get; init; }
    public required string Author { get; init; }
    public long? PersonId { get; init; }
    public DateTimeOffset RecordedAt { get; init; }

    string IAudited.AuditKind => "sentiment";
    string IAudited.AuditName => $"{Value} of {Most}";
    AccountId? IAudited.AuditAccount => AccountId;
    bool IAudited.IsNoise(string property) => property is nameof(Reason) or nameof(Author) or nameof(PersonId) or nameof(AccountId);

    private sealed class Table : IEntityTypeConfiguration<CsmSentiment>
    {
        public void Configure(EntityTypeBuilder<CsmSentiment> builder) => builder.ToTable("csm_sentiments");
    }
}
