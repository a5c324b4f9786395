using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Activities;
using Perennial.App.Contracts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Forecast;

/// <summary>What people say of renewals, for programs.</summary>
internal static class RenewalCallEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(Api.Root + "/accounts/{accountId}/renewal-calls", Make).WithTags("Forecast").RequireScope(Scopes.Write).WithName("callRenewal").WithSummary("Say what will become of a renewal")
            .WithDescription("Kept beside the model's figure and judged like it. What was said before stays.").Produces<RenewalCallRow>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status404NotFound).WithMetadata(new ParameterWords("accountId", "The account's external id."));
        var api = app.MapGroup(Api.Root + "/renewal-calls").WithTags("Forecast").RequireScope(Scopes.Read);
        api.MapGet("", List).WithName("listRenewalCalls").WithSummary("What people said of renewals, the latest first").WithDescription("Every call ever made, with what came of the renewal where that is known.").Produces<Page<RenewalCallRow>>()
            .WithMetadata(new ParameterWords("account", "Only those of the account with this external id."));
        api.MapGet("/grades", Grades).WithName("gradeRenewalCalls").WithSummary("How good each author's calls were")
            .WithDescription("Brier score and accuracy of the last call before each renewal that is decided, beside the model's on the same renewals.").Produces<IReadOnlyList<CallGradeRow>>();
    }

    private static async Task<IResult> Make(string accountId, NewRenewalCall wanted, HttpContext http, AppDb db, RenewalCalls calls, WorkspaceForecast forecasts, CancellationToken cancellation)
    {
        var external = Addresses.ExternalId(accountId);
        if (await db.FindAccountAsync(external, cancellation) is not { } account) return Problems.NotFound($"There is no account '{external}'.");
        var forecast = await forecasts.OfAsync(http.Viewer, cancellation);
        var (call, field, problem) = await calls.MakeAsync(db, forecast, account, wanted, cancellation);
        if (call is null) return Problems.Field(field!, problem!);
        var contract = forecast.Dues.FirstOrDefault(d => d.Due.Number == call.ContractId)?.Due.Contract;
        return TypedResults.Created((string?)null, new RenewalCallRow(call.Id, account.ExternalId, account.Name, contract?.ExternalId, call.DueOn, call.Category, call.Amount, forecast.Currency, call.Note, call.Author, call.MadeAt, null));
    }

    private static async Task<IResult> List(string? account, [AsParameters] Paging paging, HttpContext http, AppDb db, AccountDirectory directory, RenewalCalls calls, WorkspaceForecast forecasts, CancellationToken cancellation)
    {
        var (forecast, accounts) = (await forecasts.OfAsync(http.Viewer, cancellation), await directory.AsKnownAsync(null, cancellation));
        if (!string.IsNullOrEmpty(account) && await db.FindAccountAsync(account, cancellation) is null) return Problems.Field("account", $"There is no account '{account}'.");
        var contracts = db.Contracts.Select(c => new { c.Id, c.ExternalId }).ToDictionary(c => c.Id, c => c.ExternalId);
        var all = (await calls.AllAsync(http.Viewer, cancellation)).Where(c => accounts.ContainsKey(c.About.Account) && (string.IsNullOrEmpty(account) || accounts[c.About.Account].ExternalId == account)).Reverse().ToList();
        return TypedResults.Ok(ForecastEndpoints.Part(paging, all, c =>
        {
            var (entry, call) = (accounts[c.About.Account], c.Call);
            return new RenewalCallRow(call.Id, entry.ExternalId, entry.Name, call.ContractId is { } id ? contracts.GetValueOrDefault(id) ?? id.ToString(CultureInfo.InvariantCulture) : null, call.DueOn, call.Category, call.Amount, forecast.Currency, call.Note, call.Author, call.MadeAt,
                forecast.Decided.TryGetValue(c.About, out var decided) ? decided.Due.Renewed : null);
        }));
    }

    private static async Task<Ok<IReadOnlyList<CallGradeRow>>> Grades(HttpContext http, RenewalCalls calls, WorkspaceForecast forecasts, CancellationToken cancellation)
    {
        var grades = RenewalCalls.Grades(await calls.AllAsync(http.Viewer, cancellation), await forecasts.OfAsync(http.Viewer, cancellation));
        return TypedResults.Ok<IReadOnlyList<CallGradeRow>>([.. grades.Select(g => new CallGradeRow(g.Author, g.Grade.Calls, Number(g.Grade.Brier), g.Grade.Right, new(g.Grade.Accuracy.Low, g.Grade.Accuracy.High, g.Grade.Accuracy.Method, g.Grade.Accuracy.Level),
            g.Grade.ModelBrier is { } model ? Number(model) : null, g.Grade.Called, g.Grade.Renewed))]);
    }

    private static decimal Number(double value) => Math.Round((decimal)value, 9);
}
