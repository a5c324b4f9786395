using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database.Audit;

namespace Perennial.App.Events;

/// <summary>A key by which a program or a browser sends events, and can do nothing else. Shown once; the table holds its first letters and its hash.</summary>
public sealed class WriteKey : IAudited
{
    public long Id { get; private set; }
    public required string Name { get; set; }
    public required string Prefix { get; init; }
    public required byte[] KeyHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required long? PersonId { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Refused from a moment on, which may be to come; an earlier one holds.</summary>
    public void Revoke(DateTimeOffset at) => RevokedAt = RevokedAt < at ? RevokedAt : at;

    /// <summary>As it was before a revocation: good, or until the moment that had been said.</summary>
    public void Reinstate(DateTimeOffset? until) => RevokedAt = until;

    string IAudited.AuditKind => "write-key";
    string IAudited.AuditName => Name;
    bool IAudited.IsNoise(string property) => property is nameof(LastUsedAt) or nameof(CreatedAt);

    private sealed class Table : IEntityTypeConfiguration<WriteKey>
    {
        public void Configure(EntityTypeBuilder<WriteKey> builder) => builder.ToTable("write_keys");
    }
}
