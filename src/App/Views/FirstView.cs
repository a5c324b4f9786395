using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Views;

/// <summary>The view with which a person's list opens.</summary>
public sealed class FirstView
{
    public long PersonId { get; init; }
    public required string List { get; init; }
    public long ViewId { get; set; }

    private sealed class Table : IEntityTypeConfiguration<FirstView>
    {
        public void Configure(EntityTypeBuilder<FirstView> builder) => builder.ToTable("first_views").HasKey(f => new { f.PersonId, f.List });
    }
}
