using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Settings;

/// <summary>Somebody chose a value of a workspace option. Append-only; the last one of a name is in force.</summary>
public sealed class SettingFact
{
    public long Id { get; init; }
    public required string Name { get; init; }
    public required string Value { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public long? PersonId { get; init; }
    public required string PersonName { get; init; }

    private sealed class Table : IEntityTypeConfiguration<SettingFact>
    {
        public void Configure(EntityTypeBuilder<SettingFact> builder) => builder.ToTable("setting_facts");
    }
}
