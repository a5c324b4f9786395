using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

internal static class MovementEndpoints
{
    private static readonly string[] Columns =
    [
        "period", "opening_mrr", "opening_customers", "new_mrr", "new_customers", "reactivation_mrr", "reactivation_customers", "expansion_mrr", "expansion_customers",
        "contraction_mrr", "contraction_customers", "churn_mrr", "churn_customers", "fx_mrr", "closing_mrr", "closing_customers",
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root + "/movements").WithTags("Movements").RequireScope(Scopes.Read).WithMetadata(CsvAnswer.Format).WithMetadata(QuestionParameters.OfSeries);
        api.MapGet("", Table).WithName("listMovements").WithSummary("Movements of recurring revenue, a row a period")
            .WithDescription("Takes from, to (exclusive) and grain; segment, owner, billedIn, asKnown; option=NAME=VALUE. Losses are negative. format=csv for a file.").Produces<IReadOnlyList<MovementRow>>();
        api.MapGet("/events", Events).WithName("listMovementEvents").WithSummary("Movements of recurring revenue, a row an account and day")
            .WithDescription("The movements behind the table; they sum to it. format=csv for a file.").Produces<IReadOnlyList<MovementEvent>>();
    }

    /// <summary>The last twelve months when no days are asked for.</summary>
    public static IReadOnlyList<Period> PeriodsOf(RevenueQuestion question)
    {
        if (question.IsSeries) return question.Periods(Window.Months(1));
        if (question.At is not null || question.Window is not null) return question.Periods(Window.Months(1));
        var month = new DateOnly(question.Horizon.Year, question.Horizon.Month, 1);
        return Period.Split(month.AddMonths(-11), month.AddMonths(1), Grain.Month);
    }

    private static Task<IResult> Table(HttpContext http, RevenueBooks books, string? format) => books.AnswerAsync(http, book =>
    {
        var figures = book.Timeline.Measure(PeriodsOf(book.Question), book.Slice)[0];
        if (figures.FirstOrDefault(f => f.UnpricedAccounts > 0) is { } unpriced) return NotStated(unpriced);
        var rows = figures.Select(f => Row(book, f));
        return format == "csv" ? new CsvAnswer("movements.csv", Columns, rows.Select(Cells)) : TypedResults.Ok(rows.ToList());
    });

    private static Task<IResult> Events(HttpContext http, RevenueBooks books, string? format) => books.AnswerAsync(http, book =>
    {
        var periods = PeriodsOf(book.Question);
        if (book.Timeline.Measure(new Period(periods[0].Start, periods[^1].End), book.Slice) is { UnpricedAccounts: > 0 } unpriced) return NotStated(unpriced);
        var events = (book.Timeline.Options.PeriodNet ? periods : [new(periods[0].Start, periods[^1].End)])
            .SelectMany(p => book.Timeline.Movements(p, book.Slice))
            .Select(m => new MovementEvent(m.Day, book.Entry(m.Account).ExternalId, Word(m.Kind), m.Amount, book.Timeline.Currency, m.Reason == EndReason.None ? null : Word(m.Reason)));
        return format == "csv"
            ? new CsvAnswer("movement-events.csv", ["day", "account_id", "kind", "amount", "currency"], events.Select(e => (IReadOnlyList<object?>)[e.Day, e.AccountId, e.Kind, e.Amount, e.Currency]))
            : TypedResults.Ok(events.ToList());
    });

    private static IResult NotStated(PeriodFigures unpriced) =>
        Problems.Of(StatusCodes.Status422UnprocessableEntity, $"{unpriced.UnpricedReason}: the revenue of {(unpriced.UnpricedAccounts == 1 ? "1 account" : $"{unpriced.UnpricedAccounts} accounts")} cannot be stated. Import fx-rates, or ask for other accounts.");

    private static MovementRow Row(RevenueBook book, PeriodFigures f) => new(
        f.Period.Label(book.Question.Grain), f.Opening, f.OpeningCustomers, f.New, f.NewCustomers, f.Reactivation, f.ReactivatedCustomers, f.Expansion, f.ExpandedCustomers,
        f.Contraction, f.ContractedCustomers, f.Churn, f.ChurnedCustomers, f.Fx, f.Closing, f.ClosingCustomers);

    private static IReadOnlyList<object?> Cells(MovementRow r) =>
    [
        r.Period, r.OpeningMrr, r.OpeningCustomers, r.NewMrr, r.NewCustomers, r.ReactivationMrr, r.ReactivationCustomers, r.ExpansionMrr, r.ExpansionCustomers,
        r.ContractionMrr, r.ContractionCustomers, r.ChurnMrr, r.ChurnCustomers, r.FxMrr, r.ClosingMrr, r.ClosingCustomers,
    ];

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
