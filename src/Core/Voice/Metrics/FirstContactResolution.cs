namespace Perennial.Core.Voice.Metrics;

/// <summary>
/// Tickets solved with one contact of the customer and not reopened within the days of the option <c>fcr-days</c> ÷ tickets solved in the period.
/// A ticket that does not say how many contacts it took, or whose days are not over, is in neither number.
/// </summary>
internal static class FirstContactResolution
{
    public static Parts Compute(VoiceInputs x) => x.Tickets switch
    {
        { Judged: > 0 } tickets => Parts.Proportion(tickets.AtFirst, tickets.Judged),
        { Solved: 0 } => Parts.None("no ticket was solved"),
        _ => Parts.None($"no solved ticket says how many contacts it took and has its {x.Options.FcrDays} days without a reopen behind it"),
    };
}
