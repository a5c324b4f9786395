using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;
using Perennial.App.Database.Audit;
using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>What somebody says of a renewal: kept beside the model's figure, and judged like it. Append-only.</summary>
public sealed class RenewalCall : IAudited
{
    public const int LongestNote = 2000;

    public long Id { get; init; }
    public AccountId AccountId { get; init; }

    /// <summary>None for revenue without a fixed term.</summary>
    public long? ContractId { get; init; }

    /// <summary>The renewal that is spoken of.</summary>
    public DateOnly DueOn { get; init; }

    /// <summary>As <see cref="CallCategories"/> words it.</summary>
    public required string Category { get; init; }

    /// <summary>What will be renewed, a year.</summary>
    public long AmountE8 { get; init; }
    public string? Note { get; init; }
    public long? PersonId { get; init; }
    public required string Author { get; init; }
    public DateTimeOffset MadeAt { get; init; }

    public CallCategory Said => CallCategories.Parse(Category)!.Value;
    public decimal Amount => AmountE8 / 100_000_000m;

    string IAudited.AuditKind => "renewal-call";
    string IAudited.AuditName => $"{Said.Name}, due {DueOn:yyyy-MM-dd}";
    AccountId? IAudited.AuditAccount => AccountId;
    bool IAudited.IsNoise(string property) => property is nameof(Note) or nameof(AccountId) or nameof(PersonId) or nameof(Author) or nameof(MadeAt);

    private sealed class Table : IEntityTypeConfiguration<RenewalCall>
    {
        public void Configure(EntityTypeBuilder<RenewalCall> builder) => builder.ToTable("renewal_calls").Ignore(c => c.Said).Ignore(c => c.Amount);
    }
}
