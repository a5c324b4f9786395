using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Perennial.App.Access;

namespace Perennial.App.Database.Audit;

/// <summary>Reads from EF's tracked entities what is to be told of them. Take it before saving, read it after: new rows have their numbers only then.</summary>
internal sealed class AuditTrail
{
    private static readonly string[] Secrets = ["PasswordHash", "SecurityStamp"];
    private static readonly string[] Noise = ["ConcurrencyStamp", "NormalizedEmail", "NormalizedUserName", "AccessFailedCount", "NameKey", "EmailKey", "Version", "UpdatedAt", "RecordedAt", "Id"];

    private readonly IReadOnlyList<Taken> _taken;

    private AuditTrail(IReadOnlyList<Taken> taken) => _taken = taken;

    private sealed record Taken(IAudited Entity, EntityState State, AuditDetails Details, Func<string> Key);

    public bool IsEmpty => _taken.Count == 0;

    public static AuditTrail Of(ChangeTracker tracker) => new([.. from entry in tracker.Entries<IAudited>().ToList()
                                                                 where entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                                                                 let details = DetailsOf(entry)
                                                                 where entry.State != EntityState.Modified || !details.IsEmpty
                                                                 select new Taken(entry.Entity, entry.State, details, () => Key(entry)),
                                                             .. from entry in tracker.Entries<IdentityUserPasskey<long>>().ToList()
                                                                where entry.State is EntityState.Added or EntityState.Deleted
                                                                select OfPasskey(new PasskeyAudit(entry.Entity), entry.State)]);

    public IEnumerable<AuditNote> Notes() => _taken.Select(t =>
        new AuditNote(Verb(t.State), t.Entity.AuditKind, t.Key(), t.Entity.AuditName, t.Details) { AccountId = t.Entity.AuditAccount });

    /// <summary>Of a type that is not ours: told by its person and its name.</summary>
    private static Taken OfPasskey(PasskeyAudit key, EntityState state)
    {
        var person = Text(key.PersonId);
        return new(key, state, new AuditDetails().Add("person_id", state == EntityState.Added ? null : person, state == EntityState.Added ? person : null), () => person!);
    }

    private static string Verb(EntityState state) => state switch { EntityState.Added => "added", EntityState.Deleted => "removed", _ => "changed" };

    private static string Key(EntityEntry entry) =>
        string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Text(entry.Property(p).CurrentValue)));

    private static AuditDetails DetailsOf(EntityEntry<IAudited> entry)
    {
        var details = new AuditDetails();
        foreach (var property in entry.Properties)
        {
            var name = property.Metadata.Name;
            if (Noise.Contains(name) || property.Metadata.ClrType == typeof(byte[]) || entry.Entity.IsNoise(name)) continue;
            var (from, to) = entry.State switch
            {
                EntityState.Added => (entry.Entity.Before(name), Text(property.CurrentValue)),
                EntityState.Deleted => (Text(property.OriginalValue), null),
                _ => (Text(property.OriginalValue), Text(property.CurrentValue)),
            };
            if (from == to) continue;
            var isSecret = Secrets.Contains(name);
            details.Add(SnakeCase.Of(name), from is null || isSecret ? null : from, isSecret && to is not null ? "changed" : to);
        }
        return details;
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "yes" : "no",
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Accounts.AccountId id => id.Value.ToString(CultureInfo.InvariantCulture),
        Contacts.ContactId id => id.Value.ToString(CultureInfo.InvariantCulture),
        Enum word => word.ToString().ToLowerInvariant(),
        IEnumerable<string> list => string.Join("; ", list),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
