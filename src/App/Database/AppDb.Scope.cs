using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Changes;
using Perennial.App.Contacts;
using Perennial.App.Contracts;
using Perennial.App.Database.Audit;
using Perennial.App.Events;
using Perennial.App.Features;
using Perennial.App.Fields;
using Perennial.App.Health;
using Perennial.App.Forecast;
using Perennial.App.Import;
using Perennial.App.Products;
using Perennial.App.Revenue;
using Perennial.App.Risk;
using Perennial.App.Activities;
using Perennial.App.Segments;
using Perennial.App.Traits;
using Perennial.App.Views;
using Perennial.App.Voice;

namespace Perennial.App.Database;

/// <summary>The one place where the viewer's account scope meets the tables.</summary>
public sealed partial class AppDb
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<AccountRevenue> AccountRevenue => Set<AccountRevenue>();
    public DbSet<AccountTag> AccountTags => Set<AccountTag>();
    public DbSet<AccountTeam> AccountTeam => Set<AccountTeam>();
    public DbSet<AccountCustom> AccountCustom => Set<AccountCustom>();
    public DbSet<AccountFact> AccountFacts => Set<AccountFact>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<ContactCustom> ContactCustom => Set<ContactCustom>();
    public DbSet<ContactFact> ContactFacts => Set<ContactFact>();
    public DbSet<SubscriptionLineFact> SubscriptionLineFacts => Set<SubscriptionLineFact>();
    public DbSet<SurveyAnswerFact> SurveyAnswerFacts => Set<SurveyAnswerFact>();
    public DbSet<TicketFact> TicketFacts => Set<TicketFact>();
    public DbSet<KeptForecast> KeptForecasts => Set<KeptForecast>();
    public DbSet<KeptDue> KeptDues => Set<KeptDue>();
    public DbSet<RenewalCall> RenewalCalls => Set<RenewalCall>();
    public DbSet<FxRateFact> FxRateFacts => Set<FxRateFact>();
    public DbSet<Contract> Contracts => Set<Contract>();
    public DbSet<ContractDays> ContractDays => Set<ContractDays>();
    public DbSet<ContractToday> ContractsToday => Set<ContractToday>();
    public DbSet<ContractFact> ContractFacts => Set<ContractFact>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<ActivityContact> ActivityContacts => Set<ActivityContact>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditHead> AuditHead => Set<AuditHead>();
    public DbSet<ImportRun> Imports => Set<ImportRun>();
    public DbSet<ImportError> ImportErrors => Set<ImportError>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<FirstView> FirstViews => Set<FirstView>();
    public DbSet<Segment> Segments => Set<Segment>();
    public DbSet<SegmentMembership> SegmentMemberships => Set<SegmentMembership>();
    public DbSet<SegmentSize> SegmentSizes => Set<SegmentSize>();
    public DbSet<CustomField> CustomFields => Set<CustomField>();
    public DbSet<WriteKey> WriteKeys => Set<WriteKey>();
    public DbSet<EventGroup> EventGroups => Set<EventGroup>();
    public DbSet<Feature> Features => Set<Feature>();
    public DbSet<EventErasure> EventErasures => Set<EventErasure>();
    public DbSet<EventRepeat> EventRepeats => Set<EventRepeat>();
    public DbSet<TraitRule> TraitRules => Set<TraitRule>();
    public DbSet<TraitValue> TraitValues => Set<TraitValue>();
    public DbSet<RiskVersion> RiskVersions => Set<RiskVersion>();
    public DbSet<SavedMapping> ImportMappings => Set<SavedMapping>();

    public DbSet<KeptScorecard> Scorecards => Set<KeptScorecard>();
    public DbSet<ScorecardVersion> ScorecardVersions => Set<ScorecardVersion>();
    public DbSet<ScorecardArchival> ScorecardArchivals => Set<ScorecardArchival>();
    public DbSet<ScorecardWording> ScorecardWordings => Set<ScorecardWording>();
    public DbSet<HealthOverride> HealthOverrides => Set<HealthOverride>();
    public DbSet<CsmSentiment> CsmSentiments => Set<CsmSentiment>();
    public DbSet<HealthSnapshot> HealthSnapshots => Set<HealthSnapshot>();
    public DbSet<HealthNow> HealthNow => Set<HealthNow>();

    private void ScopeToViewer(ModelBuilder builder)
    {
        builder.Entity<Account>().HasQueryFilter("scope", account => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(account.Id));
        builder.Entity<AccountRevenue>().HasQueryFilter("scope", revenue => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(revenue.AccountId));
        builder.Entity<AccountTag>().HasQueryFilter("scope", tag => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(tag.AccountId));
        builder.Entity<AccountTeam>().HasQueryFilter("scope", team => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(team.AccountId));
        builder.Entity<AccountCustom>().HasQueryFilter("scope", custom => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(custom.AccountId));
        builder.Entity<AccountFact>().HasQueryFilter("scope", fact => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(fact.AccountId));
        builder.Entity<Contact>().HasQueryFilter("scope", contact => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(contact.AccountId));
        builder.Entity<ContactCustom>().HasQueryFilter("scope", custom => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(custom.AccountId));
        builder.Entity<ContactFact>().HasQueryFilter("scope", fact => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(fact.AccountId));
        builder.Entity<SubscriptionLineFact>().HasQueryFilter("scope", fact => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(fact.AccountId));
        builder.Entity<SurveyAnswerFact>().HasQueryFilter("scope", fact => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(fact.AccountId));
        builder.Entity<TicketFact>().HasQueryFilter("scope", fact => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(fact.AccountId));
        builder.Entity<HealthOverride>().HasQueryFilter("scope", made => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(made.AccountId));
        builder.Entity<CsmSentiment>().HasQueryFilter("scope", entry => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(entry.AccountId));
        builder.Entity<HealthSnapshot>().HasQueryFilter("scope", snapshot => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(snapshot.AccountId));
        builder.Entity<HealthNow>().HasQueryFilter("scope", now => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(now.AccountId));
        builder.Entity<KeptDue>().HasQueryFilter("scope", due => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(due.AccountId));
        builder.Entity<RenewalCall>().HasQueryFilter("scope", call => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(call.AccountId));
        builder.Entity<Contract>().HasQueryFilter("scope", contract => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(contract.AccountId));
        builder.Entity<ContractDays>().HasQueryFilter("scope", contract => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(contract.AccountId));
        builder.Entity<ContractToday>().HasQueryFilter("scope", contract => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(contract.AccountId));
        builder.Entity<ContractFact>().HasQueryFilter("scope", fact => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(fact.AccountId));
        builder.Entity<Activity>().HasQueryFilter("scope", activity => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(activity.AccountId));
        builder.Entity<ActivityContact>().HasQueryFilter("scope", joined => Viewer.SeesEveryAccount || Set<Contact>().Any(c => c.Id == joined.ContactId && Viewer.AccountIds.Contains(c.AccountId)));
        builder.Entity<AuditEntry>().HasQueryFilter("scope", entry => Viewer.SeesEveryAccount || (entry.AccountId != null && Viewer.AccountIds.Contains(entry.AccountId.Value)));
        // A change may be of many accounts, and its words name them: beside who sees every account only its author sees it.
        builder.Entity<Change>().HasQueryFilter("scope", change => Viewer.SeesEveryAccount || change.PersonId == Viewer.PersonId);
        // A view is a filter, not rows: the shared ones are everybody's, the others their person's.
        builder.Entity<SavedView>().HasQueryFilter("yours", view => view.PersonId == null || view.PersonId == Viewer.PersonId);
        builder.Entity<SavedView>().HasQueryFilter("present", view => view.DeletedAt == null);
        // That there is a segment is everybody's to know; who is in it, and how large it is, follows the accounts.
        builder.Entity<Segment>().HasQueryFilter("present", segment => segment.DeletedAt == null);
        builder.Entity<SegmentMembership>().HasQueryFilter("scope", membership => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(membership.AccountId));
        builder.Entity<SegmentSize>().HasQueryFilter("scope", _ => Viewer.SeesEveryAccount);
        // A file may speak of any account, and its errors quote it: only who sees every account sees imports.
        builder.Entity<ImportRun>().HasQueryFilter("scope", _ => Viewer.SeesEveryAccount);
        builder.Entity<EventGroup>().HasQueryFilter("scope", group => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(group.AccountId));
        // How good the model was over the whole book: who sees a part of it is told the grade of that part.
        builder.Entity<RiskVersion>().HasQueryFilter("scope", _ => Viewer.SeesEveryAccount);
        builder.Entity<ImportError>().HasQueryFilter("scope", _ => Viewer.SeesEveryAccount);
    }
}
