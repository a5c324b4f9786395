namespace Perennial.Client;

/// <summary>What customers say, and how they are served.</summary>
public sealed partial class PerennialClient
{
    /// <summary>Survey answers of a period, the latest first.</summary>
    /// <param name="figure">Which days and accounts; the last three months if not said.</param>
    /// <param name="instrument">For example <c>nps</c>; every one if not said.</param>
    /// <param name="accountId">Of one account alone.</param>
    /// <param name="cancellation">Ends the call.</param>
    public IAsyncEnumerable<SurveyAnswerRow> SurveyAnswersAsync(FigureQuery? figure = null, string? instrument = null, string? accountId = null, CancellationToken cancellation = default) =>
        PagesAsync("survey-responses", (figure ?? new()).ToQuery().With("instrument", instrument).With("account", accountId), ContractJson.Default.PageSurveyAnswerRow, cancellation);

    /// <summary>Support tickets of a period, the latest first.</summary>
    /// <param name="figure">Which days and accounts; the last month if not said.</param>
    /// <param name="state"><c>open</c>, <c>opened</c>, <c>solved</c>, <c>escalated</c> or <c>reopened</c>; those that were opened if not said.</param>
    /// <param name="accountId">Of one account alone.</param>
    /// <param name="cancellation">Ends the call.</param>
    public IAsyncEnumerable<TicketRow> TicketsAsync(FigureQuery? figure = null, string? state = null, string? accountId = null, CancellationToken cancellation = default) =>
        PagesAsync("tickets", (figure ?? new()).ToQuery().With("state", state).With("account", accountId), ContractJson.Default.PageTicketRow, cancellation);

    /// <summary>How each phase of the journey is experienced, with the weakest.</summary>
    public Task<JourneySummary> JourneyAsync(FigureQuery? figure = null, CancellationToken cancellation = default) => GetAsync("journey" + (figure ?? new()).ToQuery(), ContractJson.Default.JourneySummary, cancellation);

    /// <summary>Adds or corrects survey answers. Refused items are in the result and cost no other.</summary>
    public Task<BulkResult> PutSurveyResponsesAsync(IReadOnlyList<SurveyResponseItem> items, CancellationToken cancellation = default) => PutAsync("survey-responses", items, ItemJson.Default.IReadOnlyListSurveyResponseItem, cancellation);

    /// <summary>The same of tickets.</summary>
    public Task<BulkResult> PutTicketsAsync(IReadOnlyList<TicketItem> items, CancellationToken cancellation = default) => PutAsync("tickets", items, ItemJson.Default.IReadOnlyListTicketItem, cancellation);
}
