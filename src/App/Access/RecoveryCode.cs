using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Access;

/// <summary>A way to sign in without the authenticator app, once. Ten are shown when the app is set up, and never again.</summary>
public sealed class RecoveryCode
{
    public long Id { get; private set; }
    public required long PersonId { get; init; }
    public required byte[] CodeHash { get; init; }
    public DateTimeOffset? UsedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> builder)
        {
            builder.ToTable("recovery_codes");
            builder.Property(c => c.UsedAt).IsConcurrencyToken();
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        }
    }
}
