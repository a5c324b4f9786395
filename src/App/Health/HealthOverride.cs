using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;
using Perennial.App.Database.Audit;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>What a person says of an account's health against the computed one, with a reason, until a day. It stands beside the computed one and never in its place.</summary>
public sealed class HealthOverride : IAudited
{
    public const int LongestReason = 500, MostDays = 366;

    public long Id { get; init; }
    public AccountId AccountId { get; init; }
    public required string Score { get; init; }

    /// <summary>Points in hundredths; null where only a band is said.</summary>
    public int? PointsE2 { get; init; }

    /// <summary>As <see cref="BandWords"/> says it; null where only points are said.</summary>
    public string? Band { get; init; }
    public required string Reason { get; init; }
    public required string Author { get; init; }
    public long? PersonId { get; init; }
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>The first day on which it does not count any more.</summary>
    public DateOnly ExpiresOn { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? EndedBy { get; set; }

    public bool CountsOn(DateOnly day) => EndedAt is null && day < ExpiresOn;

    /// <summary>The band that it means, said or by the points.</summary>
    public Band? Means(Bands bands) => BandWords.Read(Band) ?? (PointsE2 is { } points ? bands.Of(points / 100.0) : null);

    string IAudited.AuditKind => "health override";
    string IAudited.AuditName => string.Join(' ', new[] { $"{Score}:", Band, PointsE2 is { } points ? (points / 100m).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) : null }.OfType<string>());
    AccountId? IAudited.AuditAccount => AccountId;
    bool IAudited.IsNoise(string property) => property is nameof(Reason) or nameof(Author) or nameof(PersonId) or nameof(AccountId) or nameof(MadeAt); // what is written of people stays out of the chain, which forgets nothing

    private sealed class Table : IEntityTypeConfiguration<HealthOverride>
    {
        public void Configure(EntityTypeBuilder<HealthOverride> builder) => builder.ToTable("health_overrides");
    }
}
