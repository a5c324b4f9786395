using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core.Filters;

namespace Perennial.App.Filters;

/// <summary>What helps to write a filter: what could stand next, whether it can be read, which fields there are.</summary>
internal static class FilterEndpoints
{
    private const int Most = 30;

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root + "/filters").WithTags("Filters").RequireScope(Scopes.Read)
            .WithMetadata(new ParameterWords("list", "accounts, contacts or contracts; accounts if not said."));
        api.MapGet("/complete", Complete).WithName("completeFilter").WithSummary("What can be written at a place of a filter")
            .WithDescription("Fields, then values: those of the language and the words that the caller's accounts have.").Produces<FilterOffers>();
        api.MapGet("/check", Check).WithName("checkFilter").WithSummary("Whether a filter can be read")
            .WithDescription("And where it is wrong, with a sentence about what would be right.").Produces<FilterCheck>();
        api.MapGet("/fields", Fields).WithName("listFilterFields").WithSummary("The fields that a filter can name")
            .WithDescription("With their kinds and, where they are closed, all their values. Custom fields among them.").Produces<IReadOnlyList<FilterFieldInfo>>();
    }

    private static async Task<Ok<FilterOffers>> Complete(
        [Description("The filter so far.")] string? text, [Description("Where the caret stands, from 0; the end if not said.")] int? at, string? list, AppDb db, IEnumerable<FilterList> lists, CancellationToken cancellation)
    {
        var (of, written) = (Find(lists, list), Bounded(text, "text"));
        var fields = await of.Fields(db, cancellation);
        var place = CompletionPlace.At(written, at ?? written.Length);
        List<Completion> found = [.. Completions.Of(place, fields)];
        if (place.Field is { } name && fields.Find(name) is { } field)
        {
            var words = (await of.Words(db, field.Name, cancellation)).Where(word => word.Word.Contains(place.Written, StringComparison.OrdinalIgnoreCase) && word.Word.Length > 0)
                .OrderByDescending(word => word.Word.StartsWith(place.Written, StringComparison.OrdinalIgnoreCase)).ThenByDescending(word => word.Count).ThenBy(word => word.Word, StringComparer.OrdinalIgnoreCase);
            found.InsertRange(found.FindLastIndex(c => c.Insert == "me") + 1, words.Take(Most).Select(word => Completions.Word(word.Word, word.Count.ToString("N0", CultureInfo.InvariantCulture))));
        }
        return TypedResults.Ok(new FilterOffers(place.From, place.Length, [.. found.DistinctBy(c => c.Insert).Take(Most).Select(c => new FilterOffer(c.Insert, c.Label, c.Hint, c.GoesOn))]));
    }

    private static async Task<Ok<FilterCheck>> Check([Description("The filter.")] string? filter, string? list, AppDb db, IEnumerable<FilterList> lists, CancellationToken cancellation)
    {
        var (read, error) = await Find(lists, list).Check(db, filter ?? "", cancellation);
        return TypedResults.Ok(new FilterCheck(read is not null, read?.ToString(), error?.Column, error?.Length, error?.Message));
    }

    private static async Task<Ok<List<FilterFieldInfo>>> Fields(string? list, AppDb db, IEnumerable<FilterList> lists, CancellationToken cancellation) =>
        TypedResults.Ok((await Find(lists, list).Fields(db, cancellation)).All.Select(field => new FilterFieldInfo(field.Name, Word(field.Kind), field.Words, field.Choices)).ToList());

    private static string Word(FieldKind kind) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private static FilterList Find(IEnumerable<FilterList> lists, string? name) =>
        lists.FirstOrDefault(list => list.Name == (string.IsNullOrEmpty(name) ? "accounts" : name)) ?? throw new BadFieldException("list", $"'{name}' is no list. It is {string.Join(" or ", lists.Select(list => list.Name))}.");

    private static string Bounded(string? text, string name) => (text?.Length ?? 0) <= FilterText.Longest ? text ?? "" : throw new BadFieldException(name, $"A filter has at most {FilterText.Longest} characters.");
}
