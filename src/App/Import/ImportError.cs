using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Import;

/// <summary>Why one row of a file was refused.</summary>
public sealed class ImportError
{
    public long Id { get; init; }
    public long ImportId { get; init; }

    /// <summary>The line of the file on which the row begins, from 1.</summary>
    public long Line { get; init; }
    public string? Field { get; init; }
    public string? Value { get; set; }
    public required string Message { get; init; }

    private sealed class Table : IEntityTypeConfiguration<ImportError>
    {
        public void Configure(EntityTypeBuilder<ImportError> builder) => builder.ToTable("import_errors");
    }
}
