using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Views;

/// <summary>A list as somebody wants to see it again: filter, order and columns. Without a person it is shared with everybody.</summary>
public sealed class SavedView
{
    public long Id { get; init; }

    /// <summary>Which list: <c>accounts</c> or <c>contacts</c>.</summary>
    public required string List { get; init; }
    public required string Name { get; set; }
    public required string Filter { get; set; }
    public required string Sort { get; set; }

    /// <summary>Names of columns in their order, by commas; empty for the list's own.</summary>
    public required string Columns { get; set; }
    public long? PersonId { get; init; }

    /// <summary>Its place among the tabs of its kind.</summary>
    public int Place { get; set; }
    public required string MadeBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? DeletedAt { get; set; }

    public bool IsShared => PersonId is null;

    private sealed class Table : IEntityTypeConfiguration<SavedView>
    {
        public void Configure(EntityTypeBuilder<SavedView> builder) => builder.ToTable("saved_views");
    }
}
