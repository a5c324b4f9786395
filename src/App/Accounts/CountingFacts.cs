using Perennial.App.Database;

namespace Perennial.App.Accounts;

/// <summary>Facts that count: not those of an import or a change that was taken back.</summary>
internal static class CountingFacts
{
    extension(IQueryable<AccountFact> facts)
    {
        public IQueryable<AccountFact> Counting(AppDb db)
        {
            var undone = db.Imports.Where(i => i.UndoneAt != null).Select(i => (long?)i.Id);
            var undoneChanges = db.Changes.Where(c => c.UndoneAt != null).Select(c => (long?)-c.Id);
            return facts.Where(f => f.ImportId == null || (!undone.Contains(f.ImportId) && !undoneChanges.Contains(f.ImportId)));
        }
    }
}
