using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.Client;

namespace Perennial.App.Activities;

public static class ActivityRules
{
    extension(Viewer viewer)
    {
        /// <summary>One's own; or anybody's for who leads.</summary>
        public bool MayChange(Activity activity) => viewer.May(Scopes.Lead) || (viewer.PersonId is not null && activity.PersonId == viewer.PersonId);
    }

    extension(Activity activity)
    {
        public void Take(NewActivity wanted) =>
            (activity.Kind, activity.Title, activity.Body, activity.HappenedAt, activity.Minutes, activity.Version) =
            (wanted.Kind, wanted.Title?.Trim() ?? "", wanted.Body, wanted.HappenedAt ?? activity.HappenedAt, wanted.Minutes, activity.Version + 1);
    }

    extension(AppDb db)
    {
        /// <summary>Number and name of an account that the viewer sees.</summary>
        public async Task<FoundAccount?> FindAccountAsync(string externalId, CancellationToken cancellation) =>
            await db.Accounts.AsNoTracking().Where(a => a.ExternalId == externalId).Select(a => new FoundAccount(a.Id, a.ExternalId, a.Name)).SingleOrDefaultAsync(cancellation);
    }
}
