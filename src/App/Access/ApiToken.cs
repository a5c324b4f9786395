using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database.Audit;

namespace Perennial.App.Access;

/// <summary>A key for programs: <c>pl_</c> and 256 random bits. It is shown once; the table holds its first letters, to be recognised by, and its hash.</summary>
public sealed class ApiToken : IAudited
{
    public long Id { get; private set; }
    public required string Name { get; set; }
    public required string Prefix { get; init; }
    public required byte[] SecretHash { get; init; }
    public required Scopes Scopes { get; init; }

    /// <summary>Whom it acts for; nobody for the token of the local command line.</summary>
    public required long? PersonId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;

    public bool IsGoodAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is not { } end || now < end);

    string IAudited.AuditKind => "token";
    string IAudited.AuditName => Name;
    bool IAudited.IsNoise(string property) => property is nameof(LastUsedAt) or nameof(CreatedAt);

    internal sealed class Table : IEntityTypeConfiguration<ApiToken>
    {
        public void Configure(EntityTypeBuilder<ApiToken> builder)
        {
            builder.ToTable("api_tokens");
            builder.HasIndex(t => t.Prefix);
            builder.Property(t => t.Scopes).HasConversion(scopes => ScopeWords.Write(scopes), words => ScopeWords.Read(words));
            builder.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId);
        }
    }
}
