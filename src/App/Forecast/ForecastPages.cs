using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Activities;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>The renewal forecast, its renewals one by one, and what is said of an account's own.</summary>
internal static class ForecastPages
{
    public const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireScope(Scopes.Read);
        pages.MapGet("/forecast", Show);
        pages.MapGet("/forecast/rows", Rows);
        pages.MapGet("/forecast/changes", Changes);
        pages.MapGet("/accounts/{accountId}/renewal", OfAccount);
        app.MapPost("/accounts/{accountId}/renewal", Call).RequireScope(Scopes.Write);
    }

    private static async Task<IResult> Show(HttpContext http, RevenueBooks books, WorkspaceForecast forecasts, RenewalCalls calls, KeptForecasts kept)
    {
        if (FilterAddress.Joined(http.Request) is { } address) return TypedResults.LocalRedirect(address);
        return Page(await books.AnswerAsync(http, async book =>
        {
            var all = await calls.AllAsync(http.Viewer, http.RequestAborted);
            var forecast = await forecasts.OfAsync(http.Viewer, http.RequestAborted);
            return new RazorComponentResult<ForecastPage>(new
            {
                View = ForecastView.Of(book, forecast, RenewalCalls.Standing(all), http.Request.Query),
                Changes = await ChangesView.OfAsync(book, forecast, kept, http.RequestAborted),
                Coverage = CoverageView.Of(book, forecast),
                Grades = RenewalCalls.Grades(all, forecast),
                Lifetime = LifetimeView.Of(book),
            });
        }));
    }

    private static async Task<IResult> Rows(HttpContext http, RevenueBooks books, WorkspaceForecast forecasts, RenewalCalls calls, int? skip) => Page(await books.AnswerAsync(http, async book =>
    {
        var view = await ForecastEndpoints.ViewAsync(http, book, forecasts, calls);
        var group = http.Request.Query.TryGetValue("group", out var said) ? said.ToString() : null;
        var (items, from) = (view.Rows(group), Math.Max(0, skip ?? 0));
        return new RazorComponentResult<ForecastRowsPage>(new { View = view, Group = group is null ? null : view.Groups.First(g => string.Equals(g.Key, group, StringComparison.OrdinalIgnoreCase)), Items = items.Skip(from).Take(PageSize).ToList(), Count = items.Count, Skip = from });
    }));

    private static async Task<IResult> Changes(HttpContext http, RevenueBooks books, WorkspaceForecast forecasts, KeptForecasts kept, string? cause) => Page(await books.AnswerAsync(http, async book =>
    {
        var forecast = await forecasts.OfAsync(http.Viewer, http.RequestAborted);
        return new RazorComponentResult<ForecastChangesPage>(new { Changes = await ChangesView.OfAsync(book, forecast, kept, http.RequestAborted), forecast.Currency, book.Question, Cause = cause });
    }));

    private static Task<IResult> OfAccount(string accountId, HttpContext http, AppDb db, RenewalCalls calls, WorkspaceForecast forecasts, AccountDirectory directory) => ShowAsync(accountId, http, db, calls, forecasts, directory, null, null);

    private static async Task<IResult> Call(string accountId, HttpContext http, AppDb db, RenewalCalls calls, WorkspaceForecast forecasts, AccountDirectory directory)
    {
        var external = Addresses.ExternalId(accountId);
        if (await db.FindAccountAsync(external, http.RequestAborted) is not { } account) return Unknown(external);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (wanted, problem) = Read(form);
        var made = problem is null ? await calls.MakeAsync(db, await forecasts.OfAsync(http.Viewer, http.RequestAborted), account, wanted, http.RequestAborted) : (null, null, problem);
        if (made.Call is null) return await ShowAsync(accountId, http, db, calls, forecasts, directory, wanted, made.Problem);
        new Toast($"Your call on {account.Name} is kept: {made.Call.Said.Name.ToLowerInvariant()}").ShowNext(http);
        return TypedResults.LocalRedirect(form["back"].ToString() is { Length: > 0 } back ? LocalUrl.OrHome(back) : Addresses.Account(account.ExternalId) + "/renewal");
    }

    private static (NewRenewalCall Wanted, string? Problem) Read(IFormCollection form)
    {
        var text = form["amount"].ToString().Trim();
        decimal? amount = decimal.TryParse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
        return (new(form["category"].ToString()) { Amount = amount, Note = form["note"].ToString(), ContractId = form["contract"].ToString() }, text.Length > 0 && amount is null ? $"'{text}' is not an amount." : null);
    }

    private static async Task<IResult> ShowAsync(string accountId, HttpContext http, AppDb db, RenewalCalls calls, WorkspaceForecast forecasts, AccountDirectory directory, NewRenewalCall? said, string? problem)
    {
        var external = Addresses.ExternalId(accountId);
        if (await db.FindAccountAsync(external, http.RequestAborted) is not { } account) return Unknown(external);
        var view = await RenewalView.OfAsync(account, (await directory.AsKnownAsync(null, http.RequestAborted))[account.Id.Value], http.Viewer, calls, forecasts, http.RequestAborted);
        return new RazorComponentResult<RenewalPage>(new { View = view, Said = said, Problem = problem }) { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private static PageRefusal Unknown(string external) => new(Problems.NotFound($"There is no account '{external}'."));

    private static IResult Page(IResult answer) => answer is ProblemHttpResult problem ? new PageRefusal(problem) : answer;
}
