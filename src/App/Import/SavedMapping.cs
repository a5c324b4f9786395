using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Import;

/// <summary>How files of one kind with this header were read the last time a person said so.</summary>
public sealed class SavedMapping
{
    public long Id { get; init; }
    public required string Kind { get; init; }

    /// <summary>The header's signature: its column names, joined.</summary>
    public required string Header { get; init; }
    public required string Name { get; set; }
    public required string Mapping { get; set; }
    public DateTimeOffset SavedAt { get; set; }

    private sealed class Table : IEntityTypeConfiguration<SavedMapping>
    {
        public void Configure(EntityTypeBuilder<SavedMapping> builder) => builder.ToTable("import_mappings");
    }
}
