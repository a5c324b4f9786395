using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;

namespace Perennial.App.Demo;

/// <summary>The demo's people as who signs in and who writes.</summary>
internal sealed class DemoTeam
{
    private readonly Dictionary<string, Viewer> _byEmail;

    private DemoTeam(Viewer owner, IEnumerable<Viewer> others) => (Owner, _byEmail) = (owner, others.ToDictionary(v => v.Email!, StringComparer.OrdinalIgnoreCase));

    public Viewer Owner { get; }
    public Viewer Leader => Of(Colleague.Leader.Email);

    public Viewer Of(string? email) => email is not null && _byEmail.TryGetValue(email, out var viewer) ? viewer : Owner;

    /// <summary>Makes everybody but the owner, who is there before the demo.</summary>
    public static async Task<DemoTeam> MakeAsync(Workspace workspace, IPasswordHasher<Person> hasher, ILookupNormalizer names, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var owner = await db.People.AsNoTracking().OrderBy(p => p.Id).FirstOrDefaultAsync(cancellation) is { } first
            ? Viewer.Everyone(first.Id, first.Name) with { Email = first.Email } : Viewer.System with { Name = DemoSignIn.Name };
        await using var theirs = workspace.OpenFor(owner);
        var password = hasher.HashPassword(new Person(), DemoSignIn.Password); // one for all: making one takes its time, as it should
        var people = Colleague.All.Select(c => Make(c, password, names, at)).ToList();
        theirs.AddRange(people);
        await theirs.SaveChangesAsync(cancellation);
        return new DemoTeam(owner, people.Select(p => Viewer.Everyone(p.Id, p.Name) with { Email = p.Email }));
    }

    /// <summary>What became of them since: who looked in when, and who left.</summary>
    public async Task AgeAsync(Workspace workspace, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Owner);
        var people = await db.People.ToListAsync(cancellation);
        foreach (var colleague in Colleague.All)
        {
            var person = people.Single(p => p.Email == colleague.Email);
            person.LastSeenAt = now.AddHours(-colleague.SeenHoursAgo);
            if (colleague.LeftDaysAgo is { } days) person.DisabledAt = now.AddDays(-days);
        }
        await db.SaveChangesAsync(cancellation);
    }

    private static Person Make(Colleague colleague, string password, ILookupNormalizer names, DateTimeOffset at) => new()
    {
        Name = colleague.Name,
        Role = colleague.Role,
        Email = colleague.Email,
        NormalizedEmail = names.NormalizeEmail(colleague.Email),
        UserName = colleague.Email,
        NormalizedUserName = names.NormalizeName(colleague.Email),
        PasswordHash = password,
        LockoutEnabled = true,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        CreatedAt = at,
    };
}
