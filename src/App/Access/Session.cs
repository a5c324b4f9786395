using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database.Audit;

namespace Perennial.App.Access;

/// <summary>One signed-in browser. The cookie holds the secret, the table only its hash; to delete the row is to end the session.</summary>
public sealed class Session : IAudited
{
    public long Id { get; private set; }
    public required byte[] SecretHash { get; init; }
    public required long PersonId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; set; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required string Address { get; init; }
    public required string Agent { get; init; }

    string IAudited.AuditKind => "session";
    string IAudited.AuditName => BrowserWords.Of(Agent);
    bool IAudited.IsNoise(string property) => property is nameof(LastSeenAt) or nameof(CreatedAt) or nameof(Agent);

    internal sealed class Table : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> builder)
        {
            builder.ToTable("sessions");
            builder.HasIndex(s => s.SecretHash).IsUnique();
            builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        }
    }
}
