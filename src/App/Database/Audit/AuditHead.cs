using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Database.Audit;

/// <summary>Where the chain ends.</summary>
public sealed class AuditHead
{
    public int One { get; init; }
    public long Seq { get; set; }
    public required byte[] Hash { get; set; }

    private sealed class Table : IEntityTypeConfiguration<AuditHead>
    {
        public void Configure(EntityTypeBuilder<AuditHead> builder)
        {
            builder.ToTable("audit_head").HasKey(h => h.One);
            builder.Property(h => h.One).ValueGeneratedNever();
        }
    }
}
