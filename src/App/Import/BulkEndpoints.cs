using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database.Bulk;
using Perennial.App.Import.Kinds;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Import;

/// <summary>Bulk upsert: one address a kind, each taking a list of rows by their external ids.</summary>
internal static class BulkEndpoints
{
    private const long MostBytes = 64 << 20;

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root).WithTags("Bulk").RequireScope(Scopes.Lead);
        Add<AccountItem>(api, "accounts", "putAccounts");
        Add<ContactItem>(api, "contacts", "putContacts");
        Add<SubscriptionPeriodItem>(api, "subscription-periods", "putSubscriptionPeriods");
        Add<SubscriptionLineItem>(api, "subscription-lines", "putSubscriptionLines");
        Add<FxRateItem>(api, "fx-rates", "putFxRates");
        Add<ContractItem>(api, "contracts", "putContracts");
        Add<ProductItem>(api, "products", "putProducts");
        Add<SurveyResponseItem>(api, "survey-responses", "putSurveyResponses");
        Add<TicketItem>(api, "tickets", "putTickets");
    }

    private static void Add<T>(RouteGroupBuilder api, string name, string operation) where T : notnull
    {
        var kind = ImportKinds.Find(name)!;
        api.MapPut("/" + name, (HttpRequest request, BulkRows rows, Viewer viewer, CancellationToken cancellation) => Put(kind, request, rows, viewer, cancellation))
            .LimitBody(MostBytes).WithName(operation).WithSummary($"{kind.Title}: add or change many")
            .WithDescription($"{kind.About} Takes a list, at most {MostBytes >> 20} MB, in one transaction. Each item is new, changed, unchanged or refused; where any is refused the answer is 422 with the index and the good ones are kept.")
            .Accepts<IReadOnlyList<T>>("application/json").Produces<BulkResult>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Put(ImportKind kind, HttpRequest request, BulkRows rows, Viewer viewer, CancellationToken cancellation)
    {
        var items = await JsonItems.ReadAsync<Dictionary<string, JsonElement>>(request, cancellation);
        var result = await rows.WriteAsync(kind, items, new ChangeNote(viewer, $"{kind.Title}: {items.Good.Count} through the API"), cancellation);
        if (result.Counts.Refused == 0) return TypedResults.Ok(result);
        return TypedResults.Problem($"{result.Counts.Refused} of {items.Good.Count + items.Refused.Count} items were refused; the others are kept.", statusCode: StatusCodes.Status422UnprocessableEntity,
            title: "Some items were refused", extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["counts"] = result.Counts, ["errors"] = result.Errors.Select(e => new ProblemPlace(e.Message, e.Field, e.Index)).ToList() });
    }
}
