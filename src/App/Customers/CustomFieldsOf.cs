using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Fields;

namespace Perennial.App.Customers;

internal static class CustomFieldsOf
{
    extension(AppDb db)
    {
        /// <summary>The fields that were defined of accounts or contacts, in the order of their labels.</summary>
        public async Task<IReadOnlyList<CustomField>> FieldsOfAsync(string subject, CancellationToken cancellation) =>
            [.. (await db.CustomFields.AsNoTracking().Where(f => f.Subject == subject).ToListAsync(cancellation)).OrderBy(f => f.Label, StringComparer.OrdinalIgnoreCase)];
    }
}
