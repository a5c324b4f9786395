using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database.Audit;

namespace Perennial.App.Settings;

/// <summary>Somebody chose a value of a workspace option. Append-only; the last one of a name is in force.</summary>
public sealed class SettingFact : IAudited
{
    public long Id { get; init; }
    public required string Name { get; init; }
    public required string Value { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public long? PersonId { get; init; }
    public required string PersonName { get; init; }

    /// <summary>What was in force before; said by who writes it.</summary>
    public string? Replaces { get; init; }

    string IAudited.AuditKind => "option";
    string IAudited.AuditName => Name;
    bool IAudited.IsNoise(string property) => property is not nameof(Value);
    string? IAudited.Before(string property) => property == nameof(Value) ? Replaces : null;

    private sealed class Table : IEntityTypeConfiguration<SettingFact>
    {
        public void Configure(EntityTypeBuilder<SettingFact> builder) => builder.ToTable("setting_facts").Ignore(f => f.Replaces);
    }
}
