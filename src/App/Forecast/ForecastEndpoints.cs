using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Forecast;

/// <summary>The renewal forecast for programs.</summary>
internal static class ForecastEndpoints
{
    private static readonly object[] _slice =
    [
        new QueryParameter("from", "First day; today if not said.") { Format = "date" }, new QueryParameter("to", "The day after the last; the end of the month eleven months on if not said.") { Format = "date" },
        new QueryParameter("filter", "Only accounts that fit this filter as they are now: arr>=20k tag:pilot."), new QueryParameter("segment", "Only accounts of this segment."), new QueryParameter("owner", "Only accounts of the owner with this mail address."),
    ];

    private static readonly QueryParameter _by = new("by", "month, quarter, segment or owner; month if not said.");

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root + "/forecast").WithTags("Forecast").RequireScope(Scopes.Read).WithMetadata(_slice);
        api.MapGet("", Summary).WithName("computeForecast").WithSummary("What is due for renewal, and what is expected of it")
            .WithDescription("Expected is the sum of amount x chance; P10, P50 and P90 say how far the sum may lie from it. With what people say beside it.").Produces<ForecastSummary>().WithMetadata(_by);
        api.MapGet("/rows", Rows).WithName("listForecastRows").WithSummary("The renewals behind the forecast, by their day")
            .WithDescription("group takes one group by its key. format=csv for a file.").Produces<Page<ForecastRow>>().WithMetadata(_by, new QueryParameter("group", "Only the renewals of one group of the forecast, by its key: 2026-03, or a segment."), CsvAnswer.Format);
        api.MapGet("/changes", Changes).WithName("listForecastChanges").WithSummary("What changed since the forecast of a week ago, and why")
            .WithDescription("Of each renewal the amount is changed first, at the old chance, then the chance. The causes sum to the change exactly.").Produces<ForecastChanges>();
        api.MapGet("/coverage", Coverage).WithName("gradeForecast").WithSummary("How often what was renewed lay between P10 and P90")
            .WithDescription("Month by month, with what was said before each began. A month that nobody made a forecast for is made again from what is known today, and says so.").Produces<ForecastCoverage>();
        var lifetime = app.MapGroup(Api.Root + "/lifetime-values").WithTags("Forecast").RequireScope(Scopes.Read).WithMetadata(QuestionParameters.OfPoint);
        lifetime.MapGet("", Lifetimes).WithName("computeLifetimeValues").WithSummary("What customers are worth from now on, by segment")
            .WithDescription("MRR x gross margin x the months that are expected of each customer within the horizon, discounted; the curve of retention says how many. The metric cltv is of a new customer.").Produces<LifetimeValues>();
        lifetime.MapGet("/rows", LifetimeRows).WithName("listLifetimeValueRows").WithSummary("What each customer is worth from now on, the most first")
            .WithDescription("With the months paid so far and those expected. format=csv for a file.").Produces<Page<LifetimeValueRow>>().WithMetadata(CsvAnswer.Format);
    }

    private static Task<IResult> Summary(HttpContext http, RevenueBooks books, WorkspaceForecast forecasts, RenewalCalls calls) => books.AnswerAsync(http, async book =>
    {
        var view = await ViewAsync(http, book, forecasts, calls);
        return TypedResults.Ok(new ForecastSummary(view.Forecast.Day, view.From, view.To, view.Currency, view.By, view.Forecast.BasisWords, Number(view.Forecast.Correlation.Value), view.Forecast.Correlation.Words,
            view.Total.Sum, [.. view.Groups.Select(g => g.Sum)], book.Question.Options.InForce));
    });

    private static Task<IResult> Rows(HttpContext http, RevenueBooks books, WorkspaceForecast forecasts, RenewalCalls calls, [AsParameters] Paging paging, string? format) => books.AnswerAsync(http, async book =>
    {
        var items = (await ViewAsync(http, book, forecasts, calls)).Rows(http.Request.Query.TryGetValue("group", out var group) ? group.ToString() : null);
        return format == "csv" ? new CsvAnswer("forecast-rows.csv", DueItem.Header, items.Select(i => i.Cells)) : TypedResults.Ok(Part(paging, items, i => i.Row));
    });

    private static Task<IResult> Changes(HttpContext http, RevenueBooks books, WorkspaceForecast forecasts, KeptForecasts kept) => books.AnswerAsync(http, async book =>
    {
        var forecast = await forecasts.OfAsync(http.Viewer, http.RequestAborted);
        var view = await ChangesView.OfAsync(book, forecast, kept, http.RequestAborted);
        return TypedResults.Ok(new ForecastChanges(view.Since, forecast.Day, view.IsReplayed, forecast.Currency, view.Before, view.Now, [.. view.Causes.Select(c => new ForecastCause(ForecastWords.Of(c.Cause), c.Amount, c.Renewals))],
            [.. view.Changes.Select(c => new ForecastChangeRow(c.Account.ExternalId, c.Account.Name, ForecastWords.Of(c.Change.Cause), c.Change.Amount, c.Change.Was?.On, c.Change.Now?.On, c.Change.Was?.Amount, c.Change.Now?.Amount, Number(c.Change.Was?.Chance?.P), Number(c.Change.Now?.Chance?.P)))]));
    });

    private static Task<IResult> Coverage(HttpContext http, RevenueBooks books, WorkspaceForecast forecasts) => books.AnswerAsync(http, async book =>
    {
        var forecast = await forecasts.OfAsync(http.Viewer, http.RequestAborted);
        var view = CoverageView.Of(book, forecast);
        return TypedResults.Ok(new ForecastCoverage(forecast.Currency, view.Whole.Months, view.Whole.Inside, view.Whole.Share is { } share ? new(share.Low, share.High, share.Method, share.Level) : null, view.Whole.Words, forecast.Correlation.Words,
            [.. view.Months.Select(m => new CoverageMonth(m.Month.Start, m.Month.MadeOn, m.Month.IsReplayed, m.Month.Dues.Count, m.Said.Due, m.Said.Expected, m.Said.P10, m.Said.P50, m.Said.P90, m.Month.Came, m.Said.Covers(m.Month.Came)))]));
    });

    private static Task<IResult> Lifetimes(HttpContext http, RevenueBooks books) => books.AnswerAsync(http, book =>
    {
        var view = LifetimeView.Of(book);
        return TypedResults.Ok(new LifetimeValues(view.Day, view.Currency, view.Untold ?? view.WithoutInterval, view.Segments, book.Question.Options.InForce));
    });

    private static Task<IResult> LifetimeRows(HttpContext http, RevenueBooks books, [AsParameters] Paging paging, string? format) => books.AnswerAsync(http, book =>
    {
        var customers = LifetimeView.Of(book).Customers;
        return format == "csv"
            ? new CsvAnswer("lifetime-values.csv", ["account_id", "name", "segment", "owner", "since", "months", "mrr", "expected_months", "value", "value_low", "value_high"],
                customers.Select(c => c.Row).Select(r => (IReadOnlyList<object?>)[r.AccountId, r.AccountName, r.Segment, r.Owner, r.Since, r.Months, r.Mrr, r.ExpectedMonths, r.Value, r.ValueLow, r.ValueHigh]))
            : TypedResults.Ok(Part(paging, customers, c => c.Row));
    });

    internal static async Task<ForecastView> ViewAsync(HttpContext http, RevenueBook book, WorkspaceForecast forecasts, RenewalCalls calls) =>
        ForecastView.Of(book, await forecasts.OfAsync(http.Viewer, http.RequestAborted), RenewalCalls.Standing(await calls.AllAsync(http.Viewer, http.RequestAborted)), http.Request.Query);

    internal static Page<TRow> Part<T, TRow>(Paging paging, IReadOnlyList<T> items, Func<T, TRow> row)
    {
        var skip = paging.After(1) is [var at] ? (int)Math.Clamp(Cursor.Number(at), 0, int.MaxValue) : 0;
        var part = items.Skip(skip).Take(paging.Take).Select(row).ToList();
        return new(part, items.Count - skip > part.Count && part.Count > 0 ? Cursor.Of(skip + part.Count) : null);
    }

    private static decimal? Number(double? value) => value is { } known ? Number(known) : null;

    private static decimal Number(double value) => Math.Round((decimal)value, 9);
}
