using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Access;

/// <summary>Identity's tables under our own names.</summary>
internal sealed class PersonTables :
    IEntityTypeConfiguration<Person>,
    IEntityTypeConfiguration<IdentityUserClaim<long>>,
    IEntityTypeConfiguration<IdentityUserLogin<long>>,
    IEntityTypeConfiguration<IdentityUserToken<long>>,
    IEntityTypeConfiguration<IdentityUserPasskey<long>>
{
    public void Configure(EntityTypeBuilder<Person> builder) => builder.ToTable("people").Property(p => p.Role).HasConversion(role => RoleWords.Write(role), word => RoleWords.Read(word));

    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> builder) => builder.ToTable("person_claims").Property(c => c.UserId).HasColumnName("PersonId");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder) => builder.ToTable("person_logins").Property(l => l.UserId).HasColumnName("PersonId");

    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder) => builder.ToTable("person_tokens").Property(t => t.UserId).HasColumnName("PersonId");

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<long>> builder)
    {
        builder.ToTable("person_passkeys").Property(p => p.UserId).HasColumnName("PersonId");
        builder.OwnsOne(p => p.Data, data => data.ToJson("data"));
    }
}
