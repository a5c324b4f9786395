using Perennial.Core.Engagement.Metrics;
using Perennial.Core.Revenue;
using Perennial.Core.Revenue.Metrics;
using Perennial.Core.Voice;
using Perennial.Core.Voice.Metrics;
using static Perennial.Core.MetricUnit;

namespace Perennial.Core;

/// <summary>Every metric of the product, one line each. The API, the command line, the pickers, the help and the reference follow from it.</summary>
public static class MetricCatalog
{
    private static readonly Window Month = Window.Months(1);
    private static readonly Window Quarter = Window.Months(3);
    private static readonly Window Year = Window.Months(12);

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("mrr", "MRR", Money, "monthly recurring revenue at close", Month, [], x => Parts.Amount(x.Figures.Closing, x.Figures.ClosingCustomers)),
        new("arr", "ARR", Money, "12 x monthly recurring revenue at close", Month, [], x => Parts.Amount(12 * x.Figures.Closing, x.Figures.ClosingCustomers)),
        new("customers", "Customers", Count, "accounts with recurring revenue at close", Month, [], x => Parts.Amount(x.Figures.ClosingCustomers, x.Figures.ClosingCustomers)),
        new("nrr", "Net revenue retention", Ratio, "revenue at close of the accounts that paid at the window's start ÷ their revenue at the start", Year, ["retention", "retention-fx"], NetRevenueRetention.Compute),
        new("nrr-amount", "Net retained revenue", Money, "revenue at close of the accounts that paid at the window's start", Year, ["retention", "retention-fx"], NetRevenueRetention.Amount),
        new("grr", "Gross revenue retention", Ratio, "the smaller of start and close revenue, account by account ÷ revenue at the window's start", Year, ["retention", "retention-fx"], GrossRevenueRetention.Compute),
        new("customer-churn", "Customer churn", Ratio, "opening customers with a churn in the period ÷ opening customers", Month, ["customer-churn"], CustomerChurn.Compute) { Direction = -1, NumeratorUnit = Count, DenominatorUnit = Count },
        new("yearly-churn", "Yearly churn from monthly", Ratio, "1 - (1 - m)^12, where m is opening customers with a churn in the month ÷ opening customers", Month, ["customer-churn"], YearlyChurn.Compute) { Direction = -1, NumeratorUnit = Count, DenominatorUnit = Count },
        new("gross-mrr-churn", "Gross MRR churn", Ratio, "churn and contraction ÷ opening MRR", Month, [], GrossMrrChurn.Compute) { Direction = -1 },
        new("logo-mrr-churn", "Logo MRR churn", Ratio, "churn ÷ opening MRR", Month, [], LogoMrrChurn.Compute) { Direction = -1 },
        new("net-mrr-churn", "Net MRR churn", Ratio, "churn and contraction less expansion ÷ opening MRR", Month, ["net-churn-reactivation"], NetMrrChurn.Compute) { Direction = -1 },
        new("expansion", "Expansion MRR rate", Ratio, "expansion ÷ opening MRR", Month, [], ExpansionRate.Compute),
        new("quick-ratio", "Quick ratio", Ratio, "new, expansion and reactivation ÷ churn and contraction", Month, [], QuickRatio.Compute) { IsMultiple = true },
        new("arpc", "Revenue per customer, month", Money, "closing MRR ÷ closing customers", Month, [], RevenuePerCustomer.Over(months: 1)) { DenominatorUnit = Count },
        new("arpc-quarter", "Revenue per customer, quarter", Money, "3 x closing MRR ÷ closing customers", Month, [], RevenuePerCustomer.Over(months: 3)) { DenominatorUnit = Count },
        new("arpc-year", "Revenue per customer, year", Money, "12 x closing MRR ÷ closing customers", Month, [], RevenuePerCustomer.Over(months: 12)) { DenominatorUnit = Count },
        new("mrr-growth", "MRR growth", Ratio, "closing less opening MRR ÷ opening MRR", Month, [], MrrGrowth.Compute),
        new("customer-growth", "Customer growth", Ratio, "closing less opening customers ÷ opening customers", Month, [], CustomerGrowth.Compute) { NumeratorUnit = Count, DenominatorUnit = Count },
        new("account-growth", "Customers' own growth", Ratio, "seats gained by the accounts retained over the window ÷ their seats at its start", Year, [], AccountGrowth.Compute) { NumeratorUnit = Count, DenominatorUnit = Count },
        new("new-mrr", "New MRR", Money, "first recurring revenue of accounts that never paid before", Month, [], x => Parts.Amount(x.Figures.New, x.Figures.NewCustomers)),
        new("reactivation-mrr", "Reactivation MRR", Money, "recurring revenue of accounts that had churned and pay again", Month, [], x => Parts.Amount(x.Figures.Reactivation, x.Figures.ReactivatedCustomers)),
        new("expansion-mrr", "Expansion MRR", Money, "increases of accounts that already paid", Month, [], x => Parts.Amount(x.Figures.Expansion, x.Figures.ExpandedCustomers)),
        new("contraction-mrr", "Contraction MRR", Money, "decreases of accounts that go on paying", Month, [], x => Parts.Amount(x.Figures.Contraction, x.Figures.ContractedCustomers)),
        new("churn-mrr", "Churned MRR", Money, "recurring revenue of accounts that fell to nothing", Month, [], x => Parts.Amount(x.Figures.Churn, x.Figures.ChurnedCustomers)),
        new("fx-mrr", "Revaluation", Money, "change of recurring revenue by exchange rates alone", Month, [], x => Parts.Amount(x.Figures.Fx, x.Figures.OpeningCustomers)) { Direction = 0 },
        new("scheduled-churn", "Scheduled churn", Money, "recurring revenue cancelled but still served at close", Month, [], ScheduledChurn.Compute) { Direction = -1 },
        new("usage-run-rate", "Usage run-rate", Money, "monthly value of metered lines at close", Month, [], UsageRunRate.Compute),
        new("trial-to-paid", "Trial to paid", Ratio, "trials started that paid within the trial window ÷ trials started", Month, ["trial-conversion", "trial-window-days"], TrialToPaid.Compute) { NumeratorUnit = Count, DenominatorUnit = Count },
        new("cltv", "Lifetime value", Money, "closing MRR x gross margin x expected discounted months ÷ closing customers", Year, ["clv-horizon-months", "clv-discount-rate", "gross-margin"], LifetimeValue.Compute) { DenominatorUnit = Count },
        new("cltv-simple", "Simple lifetime value", Money, "closing MRR x gross margin over monthly customer churn ÷ closing customers", Year, ["gross-margin"], SimpleLifetimeValue.Compute) { DenominatorUnit = Count },
        new("referral-balance", "Referral balance", Count, "referred accounts that became customers less churned customers", Month, [], ReferralBalance.Difference),
        new("referral-ratio", "Referral ratio", Ratio, "referred accounts that became customers ÷ churned customers", Month, [], ReferralBalance.Ratio) { NumeratorUnit = Count, DenominatorUnit = Count, IsMultiple = true },
        new("dau", "Daily active users", Count, "distinct users of each day, summed ÷ days of the period", Month, [], ActiveUsers.Daily) { DenominatorUnit = Count, CountsPeople = true, SharesDenominator = true },
        new("wau", "Weekly active users", Count, "distinct users in the seven days that end with the period", Month, [], ActiveUsers.Weekly) { CountsPeople = true },
        new("mau", "Monthly active users", Count, "distinct users in the month that ends with the period", Month, [], ActiveUsers.Monthly) { CountsPeople = true },
        new("stickiness", "Stickiness", Ratio, "mean of the daily active users ÷ distinct users of the same period", Month, ["stickiness-window"], Stickiness.Compute) { NumeratorUnit = Count, DenominatorUnit = Count, CountsPeople = true },
        new("active-days", "Active days", Count, "days of the period with an event", Month, [], ActiveDays.Count),
        new("days-since-activity", "Days since activity", Count, "days from the last event to the period's close", Month, [], ActiveDays.SinceLast) { Direction = -1, ListsIdle = true },
        new("visit-frequency", "Visit frequency", Count, "days with a visit of each user, summed ÷ distinct users", Month, [], PerUser.VisitFrequency) { DenominatorUnit = Count, CountsPeople = true },
        new("depth", "Depth of use", Count, "events ÷ distinct users", Month, [], PerUser.Depth) { DenominatorUnit = Count },
        new("active-time", "Active minutes", Count, "minutes in the product ÷ days with a visit", Month, [], PerUser.ActiveTime) { DenominatorUnit = Count },
        new("seat-utilisation", "Seat utilisation", Ratio, "distinct users of accounts that pay for seats ÷ seats paid for at close", Month, [], SeatUtilisation.Compute) { NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true, CountsPeople = true, IsOfAccounts = true },
        new("breadth", "Breadth of use", Ratio, "features used ÷ features bought", Month, [], Breadth.Compute) { NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true, IsOfAccounts = true },
        new("feature-adoption", "Feature adoption", Ratio, "distinct users of the feature ÷ distinct users", Month, ["feature"], FeatureAdoption.Compute) { NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true, CountsPeople = true },
        new("account-adoption", "Adoption by accounts", Ratio, "accounts that used the feature ÷ accounts that have it", Month, ["feature"], AccountAdoption.Compute) { NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true, IsOfAccounts = true },
        new("trial-activity", "Trial activity", Ratio, "days of trials with an event ÷ days of trials", Month, ["trial-window-days"], TrialActivity.Compute) { NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true, IsOfAccounts = true },
        new("contact-frequency", "Contact frequency", Count, "calls, meetings and mails with customers ÷ customers at close", Month, [], ContactFrequency.Compute) { DenominatorUnit = Count, ListsIdle = true, IsOfAccounts = true },
        new("usage-trend", "Usage trend", Ratio, "slope of the weekly active users over twelve weeks ÷ their mean", Window.Parse("12w")!.Value, [], UsageTrend.Compute) { NumeratorUnit = Count, DenominatorUnit = Count },
        new("new-users", "New users", Count, "distinct users whose first event lies in the period", Month, [], UserLifecycle.New) { CountsPeople = true },
        new("returning-users", "Returning users", Count, "distinct users who were there in the period before too", Month, [], UserLifecycle.Returning) { CountsPeople = true },
        new("resurrecting-users", "Resurrecting users", Count, "distinct users who were there earlier, and not in the period before", Month, [], UserLifecycle.Resurrecting) { CountsPeople = true },
        new("dormant-users", "Dormant users", Count, "distinct users of the period before who stayed away", Month, [], UserLifecycle.Dormant) { Direction = -1, CountsPeople = true },
        new("user-retention", "User retention", Ratio, "those who are there in the period ÷ users whose first event lies so many periods before", Month, ["cohort-age"], UserRetention.Compute) { NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true, CountsPeople = true },
        new("funnel", "Funnel", Ratio, "distinct users who came to the last step ÷ those who came to the first", Month, ["funnel", "funnel-within"], Funnel.Compute) { NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true, CountsPeople = true },
        new("nps", "NPS", Points, "promoters (9, 10) less detractors (0 to 6), times 100 ÷ answers from 0 to 10", Quarter, ["nps-weighting"], NetPromoterScore.Compute) { NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true },
        new("csat", "CSAT", Ratio, "answers of 4 and 5 ÷ answers from 1 to 5", Quarter, [], GoodShare.Of(Instrument.Csat)) { NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true },
        new("csat-mean", "CSAT, mean", Score, "scores ÷ answers from 1 to 5", Quarter, [], MeanScore.Of(Instrument.Csat)) { NumeratorUnit = Count, DenominatorUnit = Count },
        new("ces", "CES 2.0", Ratio, "answers of 5, 6 and 7 ÷ answers from 1 to 7", Quarter, [], GoodShare.Of(Instrument.Ces2)) { NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true },
        new("ces-mean", "CES 2.0, mean", Score, "scores ÷ answers from 1 to 7", Quarter, [], MeanScore.Of(Instrument.Ces2)) { NumeratorUnit = Count, DenominatorUnit = Count },
        new("ces-1", "CES 1.0, low effort", Ratio, "answers of 1 and 2 ÷ answers from 1 to 5, where low is good", Quarter, [], GoodShare.Of(Instrument.Ces1)) { NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true },
        new("ces-1-mean", "CES 1.0, mean", Score, "scores ÷ answers from 1 to 5, where low is good", Quarter, [], MeanScore.Of(Instrument.Ces1)) { Direction = -1, NumeratorUnit = Count, DenominatorUnit = Count },
        new("journey-experience", "Journey experience", Points, "places on their scales from 0 to 100 ÷ answers that name a phase of the journey", Quarter, ["journey-phases", "journey-phase"], JourneyExperience.Compute) { NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true },
        new("survey-answers", "Survey answers", Count, "answers given, whatever was asked", Month, [], SurveyAnswers.Count),
        new("fcr", "First contact resolution", Ratio, "tickets solved with one contact and not reopened within the days ÷ tickets solved that say their contacts", Month, ["fcr-days"], FirstContactResolution.Compute) { NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true, IsOfTickets = true },
        new("aht", "Average handling time", Minutes, "minutes of talk, hold and after-work ÷ tickets solved that say them", Month, [], TicketTimes.Handling) { Direction = -1, DenominatorUnit = Count, ListsIdle = true, IsOfTickets = true },
        new("tickets-handled", "Tickets handled", Count, "tickets solved in the period", Month, [], TicketCounts.Handled) { IsOfTickets = true },
        new("tickets-opened", "Tickets opened", Count, "tickets that began in the period", Month, [], TicketCounts.Opened) { Direction = -1, IsOfTickets = true },
        new("open-tickets", "Open tickets", Count, "tickets not solved, or reopened, at close", Month, [], TicketCounts.Open) { Direction = -1, IsOfTickets = true },
        new("escalations", "Escalations", Count, "tickets escalated in the period", Month, [], TicketCounts.Escalated) { Direction = -1, IsOfTickets = true },
        new("reopen-rate", "Reopened tickets", Ratio, "tickets that were reopened ÷ tickets solved", Month, [], TicketCounts.ReopenRate) { Direction = -1, NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true, IsOfTickets = true },
        new("first-response", "First response time", Minutes, "minutes to the first answer ÷ tickets opened that were answered", Month, [], TicketTimes.FirstResponse) { Direction = -1, DenominatorUnit = Count, ListsIdle = true, IsOfTickets = true },
        new("resolution-time", "Resolution time", Minutes, "minutes from opening to the end ÷ tickets solved that say them", Month, [], TicketTimes.Resolution) { Direction = -1, DenominatorUnit = Count, ListsIdle = true, IsOfTickets = true },
        new("ticket-csat", "Ticket satisfaction", Ratio, "tickets rated 4 or 5 of 5 ÷ rated tickets solved", Month, [], TicketCounts.Satisfaction) { NumeratorUnit = Count, DenominatorUnit = Count, ListsIdle = true, IsOfTickets = true },
    ];

    private static readonly Dictionary<string, Metric> ById = All.ToDictionary(m => m.Id, StringComparer.Ordinal);

    public static Metric? Find(string id) => ById.GetValueOrDefault(id);
}
