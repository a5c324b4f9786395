using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database.Audit;

namespace Perennial.App.Access;

/// <summary>A way in for somebody who is not there yet. The link holds 256 random bits and is shown once; the table holds their hash. It is good for one use within seven days.</summary>
public sealed class Invitation : IAudited
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(7);

    public long Id { get; private set; }
    public required string Email { get; init; }
    public required string EmailKey { get; init; }
    public required string Name { get; init; }
    public required Role Role { get; init; }
    public required byte[] SecretHash { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; set; }
    public required long? InvitedBy { get; init; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Who came of it.</summary>
    public long? PersonId { get; private set; }

    string IAudited.AuditKind => "invitation";
    string IAudited.AuditName => Email;
    bool IAudited.IsNoise(string property) => property is nameof(EmailKey) or nameof(CreatedAt) or nameof(InvitedBy);

    public bool IsOpen => AcceptedAt is null && RevokedAt is null;

    public bool IsGoodAt(DateTimeOffset now) => IsOpen && now < ExpiresAt;

    public void Accept(long person, DateTimeOffset at) => (PersonId, AcceptedAt) = (person, at);

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;

    internal sealed class Table : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> builder)
        {
            builder.ToTable("invitations");
            builder.HasIndex(i => i.SecretHash).IsUnique();
            builder.Property(i => i.Role).HasConversion(role => RoleWords.Write(role), word => RoleWords.Read(word));
            builder.Property(i => i.AcceptedAt).IsConcurrencyToken(); // of two who use the link at once, one is too late
            builder.Ignore(i => i.IsOpen);
        }
    }
}
