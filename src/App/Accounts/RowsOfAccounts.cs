using System.Linq.Expressions;
using Perennial.App.Database;

namespace Perennial.App.Accounts;

/// <summary>Accounts as rows: everything that a filter or an order may ask, of which a query reads only what it uses.</summary>
internal static class RowsOfAccounts
{
    private const string Overall = Core.Health.ScorecardSheet.Overall;

    public static IQueryable<AccountRow> Now(AppDb db) =>
        from r in db.AccountRevenue
        join a in db.Accounts on r.AccountId equals a.Id
        select new AccountRow
        {
            Id = a.Id,
            ExternalId = a.ExternalId,
            Name = a.Name,
            NameKey = a.NameKey,
            ParentExternalId = db.Viewer.SeesEveryAccount || db.Accounts.Any(p => p.ExternalId == a.ParentExternalId) ? a.ParentExternalId : null,
            Domain = a.Domain,
            Segment = a.Segment,
            OwnerEmail = a.OwnerEmail,
            CoOwners = a.CoOwners,
            Phase = a.Phase,
            Country = a.Country,
            Tags = a.Tags,
            Custom = a.Custom,
            Archived = a.Archived,
            CreatedAt = a.CreatedAt,
            UpdatedAt = a.UpdatedAt,
            Version = a.Version,
            PayerId = r.AccountId,
            Standing = r.Status,
            MrrE8 = r.MrrE8,
            ChangeE8 = r.ChangeE8,
            FirstPaid = r.FirstPaid,
            Spark = r.Spark,
            Unpriced = r.Unpriced,
            TagKeys = db.AccountTags.Where(t => t.AccountId == a.Id).Select(t => t.TagKey),
            TeamKeys = db.AccountTeam.Where(t => t.AccountId == a.Id).Select(t => t.EmailKey),
            CoOwnerKeys = db.AccountTeam.Where(t => t.AccountId == a.Id && t.Part == AccountTeam.CoOwner).Select(t => t.EmailKey),
            CustomValues = db.AccountCustom.Where(c => c.AccountId == a.Id),
            SegmentKeys = db.SegmentMemberships.Where(m => m.AccountId == a.Id && m.LeftOn == null).Join(db.Segments, m => m.SegmentId, s => s.Id, (m, s) => s.NameKey),
            Products = db.SubscriptionLineFacts.Where(f => f.AccountId == a.Id && f.Product != null).Select(f => new LineProduct { Product = f.Product!, Source = f.ImportId }),
            ContractStates = db.ContractDays.Where(c => c.AccountId == a.Id).Select(c => c.State),
            AutoRenewals = db.ContractDays.Where(c => c.AccountId == a.Id && c.RenewalOn != null).Select(c => c.AutoRenews ? "yes" : "no"),
            RenewalOn = db.ContractDays.Where(c => c.AccountId == a.Id).Min(c => c.RenewalOn),
            NoticeOn = db.ContractDays.Where(c => c.AccountId == a.Id).Min(c => c.NoticeOn),
            HealthE2 = db.HealthNow.Where(h => h.AccountId == a.Id && h.Score == Overall).Select(h => h.PointsE2).FirstOrDefault() ?? AccountRow.NoHealth,
            HealthBand = db.HealthNow.Where(h => h.AccountId == a.Id && h.Score == Overall).Select(h => h.Band).FirstOrDefault(),
            HasChildren = db.Accounts.Any(child => child.ParentId == a.Id),
            ContactCount = db.Contacts.Count(c => c.AccountId == a.Id && !c.Archived),
        };

    /// <summary>What a list shows of a row.</summary>
    public static Expression<Func<AccountRow, AccountRow>> Shown { get; } = a => new AccountRow
    {
        Id = a.Id,
        ExternalId = a.ExternalId,
        Name = a.Name,
        NameKey = a.NameKey,
        ParentExternalId = a.ParentExternalId,
        Domain = a.Domain,
        Segment = a.Segment,
        OwnerEmail = a.OwnerEmail,
        CoOwners = a.CoOwners,
        Phase = a.Phase,
        Country = a.Country,
        Tags = a.Tags,
        Custom = a.Custom,
        Archived = a.Archived,
        CreatedAt = a.CreatedAt,
        UpdatedAt = a.UpdatedAt,
        Version = a.Version,
        PayerId = a.PayerId,
        Standing = a.Standing,
        MrrE8 = a.MrrE8,
        ChangeE8 = a.ChangeE8,
        FirstPaid = a.FirstPaid,
        Spark = a.Spark,
        Unpriced = a.Unpriced,
    };

    /// <summary>The same with what has to be counted.</summary>
    public static Expression<Func<AccountRow, AccountRow>> ShownWithCounts { get; } = Expression.Lambda<Func<AccountRow, AccountRow>>(
        Expression.MemberInit(((MemberInitExpression)Shown.Body).NewExpression,
        [
            .. ((MemberInitExpression)Shown.Body).Bindings,
            .. new[] { nameof(AccountRow.ContactCount), nameof(AccountRow.RenewalOn), nameof(AccountRow.NoticeOn), nameof(AccountRow.HealthE2), nameof(AccountRow.HealthBand) }.Select(counted => Expression.Bind(typeof(AccountRow).GetProperty(counted)!, Expression.Property(Shown.Parameters[0], counted))),
        ]), Shown.Parameters);
}
