using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Customers;
using Perennial.App.Database;
using Perennial.App.Shell;

namespace Perennial.App.BulkEdits;

/// <summary>Many accounts changed at once: chosen in the list, looked at, then done as one change with one way back.</summary>
internal static class BulkEditEndpoints
{
    public const int Most = 20_000;

    public sealed record Sources(AccountFilters Filters, AccountCounts Counts);

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/accounts/edit", Edit).RequireScope(Scopes.Write);

    private static async Task<IResult> Edit(HttpContext http, AppDb db, Sources from, RecordEdits edits)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (ids, filter, all) = (Ids(form), form["filter"].ToString(), form["all"] == "yes");
        var (ask, error) = await from.Filters.OpenAsync(db, filter, http.RequestAborted);
        if (ask is null) return new PageRefusal(Problems.Of(StatusCodes.Status400BadRequest, error!.Message));
        if (ask.Filter.AsOf is not null) return new PageRefusal(Problems.Of(StatusCodes.Status400BadRequest, "The past cannot be edited. Take 'as:' out of the filter."));
        var rows = all ? [.. (await ask.AllAsync("name", http.RequestAborted)).Take(Most + 1)] : await ask.RowsOfAsync([.. ids.Select(id => new AccountId(id))], http.RequestAborted);
        if (rows.Count > Most) return new PageRefusal(Problems.Of(StatusCodes.Status400BadRequest, $"At most {Most:N0} accounts are edited at once. Narrow the filter."));
        if (rows.Count == 0) return TypedResults.LocalRedirect(Back(filter));

        var custom = await from.Counts.CustomAsync(db, ask.State, http.RequestAborted);
        var fields = BulkField.For(db.Viewer, custom);
        var field = fields.FirstOrDefault(f => f.Name == form["field"]);
        var value = form["value"].ToString().Trim();
        if (field?.Defined?.Canonical(value) is { } canonical && value.Length > 0) value = canonical;
        var facets = await from.Counts.FacetsAsync(db, ask.State, http.RequestAborted);
        var view = new BulkEditView(all ? [] : [.. rows.Select(r => r.Id.Value)], filter, all, rows.Count)
        {
            Fields = fields,
            Field = field,
            Value = value,
            Words = fields.Select(f => f.WordsOf).OfType<string>().Distinct(StringComparer.Ordinal).ToDictionary(name => name, name => (IReadOnlyList<string>)[.. custom.FirstOrDefault(c => c.Word == name)?.Choices ?? facets.Of(name).Select(w => w.Text).Where(w => w.Length > 0).Take(200)], StringComparer.Ordinal),
        };
        if (field is null) return Show(view);
        if (Wrong(field, value) is { } wrong) return Show(view with { Wrong = wrong });
        var plan = BulkPlan.Of(field, value, rows);
        if (form["do"] != "apply" || plan.Changing.Count == 0) return Show(view with { Plan = plan });
        var result = await edits.AccountsAsync(plan.Items, plan.Words, http.RequestAborted);
        if (result.Errors.Count > 0 && result.ChangeId is null) return Show(view with { Plan = plan, Wrong = $"{result.Errors[0].Message} Nothing was changed." });
        var words = result.Errors.Count == 0 ? $"{plan.Words}." : string.Create(CultureInfo.InvariantCulture, $"{plan.Words}, but not on {result.Errors.Count:N0}: {result.Errors[0].Message}.");
        new Toast(words, result.ChangeId is { } change ? string.Create(CultureInfo.InvariantCulture, $"/changes/{change}/undo") : null, new Dictionary<string, string>(StringComparer.Ordinal) { ["back"] = Back(filter) }).ShowNext(http);
        return TypedResults.LocalRedirect(Back(filter));
    }

    private static string? Wrong(BulkField field, string value)
    {
        if (value.Length == 0 && !field.MayBeEmpty) return "Say what.";
        if (value.Length > 500) return "At most 500 characters.";
        if (value.Length > 0 && field.Defined is { } defined && defined.Canonical(value) is null) return $"'{value}' is no {defined.Label}: expected {defined.Expects}.";
        return field.IsPerson && value.Length > 0 && !value.Contains('@', StringComparison.Ordinal) ? $"'{value}' is no mail address." : null;
    }

    private static List<long> Ids(IFormCollection form) =>
        [.. form["id"].SelectMany(text => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(text => long.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : -1).Where(id => id > 0).Distinct().Take(Most)];

    private static string Back(string filter) => filter.Length == 0 ? "/accounts" : "/accounts?filter=" + Uri.EscapeDataString(filter);

    private static RazorComponentResult<BulkEditPage> Show(BulkEditView view) => new(new { View = view }) { StatusCode = view.Wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
}
