namespace Perennial.Core.Engagement.Metrics;

/// <summary>Calls, meetings and mails with customers ÷ customers at close. Tickets and notes are none.</summary>
internal static class ContactFrequency
{
    public static Parts Compute(UsageInputs x) => x.Customers == 0 ? Parts.None("there is no customer") : new Parts(x.Contacts, x.Customers, x.Customers);
}
