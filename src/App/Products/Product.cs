using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database;

namespace Perennial.App.Products;

/// <summary>Something that is sold, as known now: a projection of <c>product_facts</c> that can be rebuilt. Its id is what subscription lines call it.</summary>
public sealed class Product
{
    public long Id { get; init; }
    public required string ExternalId { get; init; }
    public required string Name { get; init; }
    public string NameKey { get; init; } = "";
    public string? Family { get; init; }
    public string? Description { get; init; }
    public IReadOnlyDictionary<string, string> Custom { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>No longer sold.</summary>
    public bool Archived { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public long Version { get; init; }

    private sealed class Table : IEntityTypeConfiguration<Product>
    {
        public void Configure(EntityTypeBuilder<Product> builder)
        {
            builder.ToTable("products");
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.Property(p => p.Custom).HasConversion(CustomFields.Converter, CustomFields.Comparer);
        }
    }
}
