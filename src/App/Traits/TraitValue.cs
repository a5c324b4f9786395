using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Traits;

/// <summary>What a trait said last of one field of one record, and why it could not be taken if so.</summary>
public sealed class TraitValue
{
    public required string Record { get; init; }

    /// <summary>The account's or the contact's external id.</summary>
    public required string RecordId { get; init; }
    public required string Field { get; init; }

    /// <summary>As JSON.</summary>
    public required string Value { get; set; }
    public string? Problem { get; set; }

    /// <summary>That said so.</summary>
    public string Trait { get; set; } = "";

    /// <summary>When the product said so; <see cref="SaidAt"/> is when it was brought in.</summary>
    public DateTimeOffset ToldAt { get; set; }
    public DateTimeOffset SaidAt { get; set; }

    private sealed class Table : IEntityTypeConfiguration<TraitValue>
    {
        public void Configure(EntityTypeBuilder<TraitValue> builder) => builder.ToTable("trait_values").HasKey(v => new { v.Record, v.RecordId, v.Field });
    }
}
