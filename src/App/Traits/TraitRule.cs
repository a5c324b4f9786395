using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database.Audit;

namespace Perennial.App.Traits;

/// <summary>Which trait is which field.</summary>
public sealed class TraitRule : IAudited
{
    /// <summary>Traits of groups go to accounts, those of users to contacts.</summary>
    public const string Accounts = "accounts", Contacts = "contacts";

    public long Id { get; init; }

    /// <summary>One of <see cref="Accounts"/> and <see cref="Contacts"/>.</summary>
    public required string Record { get; init; }
    public required string Trait { get; init; }

    /// <summary>As imports name it: <c>segment</c>, <c>custom.Plan</c>.</summary>
    public required string Field { get; set; }

    string IAudited.AuditKind => "trait-rule";
    string IAudited.AuditName => $"{Record} {Trait}";
    bool IAudited.IsNoise(string property) => false;

    private sealed class Table : IEntityTypeConfiguration<TraitRule>
    {
        public void Configure(EntityTypeBuilder<TraitRule> builder) => builder.ToTable("trait_rules");
    }
}
