using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database;
using Perennial.App.Database.Audit;

namespace Perennial.App.Features;

/// <summary>A part of the product, known by the events that come when somebody uses it.</summary>
public sealed class Feature : IAudited
{
    public long Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The name folded: no two features have the same.</summary>
    public required string NameKey { get; set; }

    /// <summary>Names of the events that are its use.</summary>
    public required IReadOnlyList<string> Events { get; set; }

    /// <summary>Products that bring it, by their ids; none for what every customer has.</summary>
    public required IReadOnlyList<string> Products { get; set; }
    public required string MadeBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }

    string IAudited.AuditKind => "feature";
    string IAudited.AuditName => Name;
    bool IAudited.IsNoise(string property) => property is nameof(NameKey) or nameof(CreatedAt) or nameof(UpdatedAt) or nameof(MadeBy);

    private sealed class Table : IEntityTypeConfiguration<Feature>
    {
        public void Configure(EntityTypeBuilder<Feature> builder)
        {
            builder.ToTable("features");
            builder.Property(f => f.Events).HasConversion(TextList.Converter, TextList.Comparer);
            builder.Property(f => f.Products).HasConversion(TextList.Converter, TextList.Comparer);
        }
    }
}
