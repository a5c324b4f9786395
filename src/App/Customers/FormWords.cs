using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Fields;

namespace Perennial.App.Customers;

/// <summary>What the forms suggest: the words that the viewer's accounts use already, and the people who work here.</summary>
public sealed class FormWords
{
    private const int Most = 200;

    public sealed record Lists(IReadOnlyList<string> Segments, IReadOnlyList<string> Phases, IReadOnlyList<string> Countries, IReadOnlyList<(string Email, string Name)> People, IReadOnlyList<CustomField> Fields);

    public async Task<Lists> ReadAsync(AppDb db, CancellationToken cancellation) => new(
        await db.Accounts.Where(a => a.Segment != null).Select(a => a.Segment!).Distinct().OrderBy(w => w).Take(Most).ToListAsync(cancellation),
        await db.Accounts.Where(a => a.Phase != null).Select(a => a.Phase!).Distinct().OrderBy(w => w).Take(Most).ToListAsync(cancellation),
        await db.Accounts.Where(a => a.Country != null).Select(a => a.Country!).Distinct().OrderBy(w => w).Take(Most).ToListAsync(cancellation),
        !db.Viewer.May(Scopes.Lead) ? [] // who cannot change a team is not told who is here
            : [.. (await db.People.Where(p => p.DisabledAt == null).OrderBy(p => p.Name).Select(p => new { p.Email, p.Name }).ToListAsync(cancellation)).Select(p => (p.Email!, p.Name))],
        await db.FieldsOfAsync(CustomField.OfAccounts, cancellation));
}
