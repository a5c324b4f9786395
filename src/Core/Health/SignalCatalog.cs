using static Perennial.Core.Health.SignalSource;
using static Perennial.Core.Health.SignalUnit;

namespace Perennial.Core.Health;

/// <summary>Every signal that the product computes itself. A custom field with numbers is one more, named <c>field:KEY</c>.</summary>
public static class SignalCatalog
{
    public static IReadOnlyList<Signal> All { get; } =
    [
        new("mrr", "MRR", SignalSource.Revenue, Money, 0, null, "What the account pays on the day, by the month."),
        new("mrr-trend", "MRR against 90 days ago", SignalSource.Revenue, Ratio, 1, 90, "MRR on the day against 90 days before, less 1; no value for who paid nothing then."),
        new("discount", "Discount", SignalSource.Revenue, Ratio, -1, null, "The part of the list price that is not paid on the day; no value where no line says its list price."),
        new("past-due", "Days past due", SignalSource.Revenue, Days, -1, null, "Days since the oldest unpaid invoice was due, 0 where all is paid; no value without invoices."),
        new("tenure", "Tenure", SignalSource.Revenue, Months, 1, null, "Months since the account first paid."),
        new("contract-months", "Contract term", SignalSource.Revenue, Months, 1, null, "Months of the contract in force; no value without one."),
        new("days-to-renewal", "Days to renewal", SignalSource.Revenue, Days, 0, null, "Days until the contract in force ends or renews; no value without one."),
        new("active-users", "Active users", SignalSource.Engagement, Number, 1, 28, "Users with an event in the last 28 days; 0 for an account that sends events and was not active."),
        new("active-users-trend", "Active users against 28 days before", SignalSource.Engagement, Ratio, 1, 56, "Active users of the last 28 days against those of the 28 before, less 1; no value where nobody was active then."),
        new("events-trend", "Events against 28 days before", SignalSource.Engagement, Ratio, 1, 56, "Events of the last 28 days against those of the 28 before, less 1; no value where there were none then."),
        new("seat-use", "Seats in use", SignalSource.Engagement, Ratio, 1, 28, "Active users of the last 28 days by seats paid for on the day; no value without seats."),
        new("stickiness", "Stickiness", SignalSource.Engagement, Ratio, 1, 28, "Mean daily active users by active users, over the last 28 days."),
        new("days-since-use", "Days since last use", SignalSource.Engagement, Days, -1, null, "Days since the last event; no value for who never sent one."),
        new("feature-breadth", "Features in use", SignalSource.Engagement, Ratio, 1, 28, "Features used in the last 28 days by those that the account has; no value without features."),
        new("open-tickets", "Open tickets", Support, Number, -1, null, "Tickets open on the day."),
        new("escalated-tickets", "Escalated tickets", Support, Number, -1, null, "Tickets open on the day that were escalated."),
        new("tickets-opened", "Tickets opened", Support, Number, 0, 90, "Tickets begun in the last 90 days."),
        new("tickets-reopened", "Tickets reopened", Support, Number, -1, 90, "Tickets taken up again in the last 90 days."),
        new("first-response", "First response", Support, Hours, -1, 90, "Mean time to the first answer to the tickets of the last 90 days; no value without one."),
        new("ticket-csat", "CSAT of tickets", Support, Score, 1, 90, "Mean rating of the tickets solved in the last 90 days, 1 to 5; no value without one."),
        new("nps-last", "Last NPS answer", SignalSource.Voice, Score, 1, null, "The last answer, 0 to 10; the mean of those of its day."),
        new("nps-trend", "NPS answer against before", SignalSource.Voice, Number, 1, null, "The last answer less the mean of those of the year before it; no value with fewer than two."),
        new("csat-last", "Last CSAT answer", SignalSource.Voice, Score, 1, null, "The last answer, 1 to 5; the mean of those of its day."),
        new("ces-last", "Last CES answer", SignalSource.Voice, Score, 1, null, "The last answer to CES 2.0, 1 to 7; the mean of those of its day."),
        new("days-since-answer", "Days since an answer", SignalSource.Voice, Days, -1, null, "Days since the last answer to any survey; no value for who never answered."),
        new("days-since-contact", "Days since contact", Relationship, Days, -1, null, "Days since the last call, meeting or e-mail on the timeline; no value for who has none."),
        new("sponsor", "Sponsor present", Relationship, Flag, 1, null, "1 where a sponsor or champion is among the contacts, 0 where there are contacts and none of them is; no value without contacts."),
        new("contacts-lost", "Contacts lost", Relationship, Number, -1, 180, "Contacts archived or bounced in the last 180 days; no value for who never had a contact."),
        new("sentiment", "CSM sentiment", Relationship, Score, 1, null, "What the CSM entered last, 1 to 5, with a reason; no value where nobody did."),
        new("days-in-onboarding", "Days in onboarding", Onboarding, Days, -1, null, "Days that the account has been in the phase Onboarding; no value in any other phase."),
        new("time-to-first-value", "Days to first value", Onboarding, Days, -1, null, "Days from the first payment to the first event; no value while there is none."),
        new("outcomes-met", "Outcomes met", Outcomes, Ratio, 1, null, "Outcomes reached by those that were agreed; no value where none is recorded."),
    ];

    public static Signal? Find(string id) => All.FirstOrDefault(signal => signal.Id == id);
}
