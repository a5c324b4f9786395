using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database.Audit;

namespace Perennial.App.Access;

/// <summary>A person's authenticator app. The secret is sealed by a key outside the database; a code counts for one use, and none before it counts any more.</summary>
public sealed class Authenticator : IAudited
{
    public required long PersonId { get; init; }
    public required string Secret { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>From then on it is asked for at sign-in: its person has shown a code of it.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The 30-second step of the last code that was taken.</summary>
    public long? LastStep { get; set; }

    string IAudited.AuditKind => "authenticator";
    string IAudited.AuditName => "Authenticator app";
    bool IAudited.IsNoise(string property) => property is nameof(Secret) or nameof(CreatedAt) or nameof(LastStep);

    internal sealed class Table : IEntityTypeConfiguration<Authenticator>
    {
        public void Configure(EntityTypeBuilder<Authenticator> builder)
        {
            builder.ToTable("authenticators").HasKey(a => a.PersonId);
            builder.Property(a => a.PersonId).ValueGeneratedNever();
            builder.Property(a => a.LastStep).IsConcurrencyToken(); // the same code sent twice at once is taken once
            builder.HasOne<Person>().WithOne().HasForeignKey<Authenticator>(a => a.PersonId);
        }
    }
}
