namespace Perennial.Core.Voice;

/// <summary>How an account's support stands on a day.</summary>
/// <param name="Open">Tickets that are open.</param>
/// <param name="Escalated">Of these, the escalated ones.</param>
/// <param name="OpenedLately">Began in the days looked back over.</param>
/// <param name="ReopenedLately">Reopened in them.</param>
/// <param name="EscalatedLately">Escalated in them.</param>
/// <param name="Response">First answers to the tickets that began in them.</param>
/// <param name="Ratings">Of the tickets solved in them.</param>
public readonly record struct TicketState(int Open, int Escalated, int OpenedLately, int ReopenedLately, int EscalatedLately, Spread Response, AnswerSums Ratings);
