namespace Perennial.Core.Voice;

/// <summary>Survey answers and tickets as they were known at one moment, in the local days of one zone.</summary>
/// <param name="Answers">One row an answer.</param>
/// <param name="Tickets">One row a ticket.</param>
/// <param name="Accounts">Those that they speak of.</param>
public sealed record VoiceBook(AnswerBook Answers, TicketBook Tickets, VoiceAccounts Accounts)
{
    public static VoiceBook Empty { get; } = new VoiceLedger().At(VoiceLedger.Now, NodaTime.DateTimeZone.Utc, [], account => account);
}
