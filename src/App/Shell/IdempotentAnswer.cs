using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Shell;

/// <summary>An answer that was given under an <c>Idempotency-Key</c>, to be given again for a day.</summary>
public sealed class IdempotentAnswer
{
    public required string Actor { get; init; }
    public required string Route { get; init; }
    public required string Key { get; init; }

    /// <summary>Which accounts its caller saw; empty for all.</summary>
    public required string Scope { get; init; }
    public required byte[] BodyHash { get; init; }
    public required int Status { get; init; }
    public required string Headers { get; init; }
    public required byte[] Body { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<IdempotentAnswer>
    {
        public void Configure(EntityTypeBuilder<IdempotentAnswer> builder) =>
            builder.ToTable("idempotency_keys").HasKey(a => new { a.Actor, a.Route, a.Key });
    }
}
