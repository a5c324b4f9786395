using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Shell;

namespace Perennial.App.Merging;

/// <summary>Two records become one, by hand: choose the double, look at both side by side, merge.</summary>
internal static class MergePages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var accounts = app.MapGroup("/accounts/{accountId}/merge").RequireScope(Scopes.Lead);
        accounts.MapGet("", (string accountId, string? with, MergeWork work, CancellationToken cancellation) => Show(work.AccountsAsync(accountId, with, cancellation), $"There is no account '{Addresses.ExternalId(accountId)}'."));
        accounts.MapPost("", (string accountId, HttpContext http, MergeWork work) => Merge(http, with => work.AccountsAsync(accountId, with, http.RequestAborted), $"There is no account '{Addresses.ExternalId(accountId)}'.", work));
        var contacts = app.MapGroup("/contacts/{contactId}/merge").RequireScope(Scopes.Write);
        contacts.MapGet("", (string contactId, string? with, MergeWork work, CancellationToken cancellation) => Show(work.ContactsAsync(contactId, with, cancellation), $"There is no contact '{Addresses.ExternalId(contactId)}'."));
        contacts.MapPost("", (string contactId, HttpContext http, MergeWork work) => Merge(http, with => work.ContactsAsync(contactId, with, http.RequestAborted), $"There is no contact '{Addresses.ExternalId(contactId)}'.", work));
    }

    private static async Task<IResult> Show(Task<Merge?> wanted, string unknown) => await wanted is { } merge ? Page(merge.View) : new PageRefusal(Problems.NotFound(unknown));

    private static async Task<IResult> Merge(HttpContext http, Func<string?, Task<Merge?>> find, string unknown, MergeWork work)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await find(form["with"]) is not { } merge) return new PageRefusal(Problems.NotFound(unknown));
        if (merge.View.Lost is not { } lost) return Page(merge.View);
        IReadOnlyList<string> take = [.. form.Where(field => field.Key.StartsWith(MergeView.Choice, StringComparison.Ordinal) && field.Value == MergeView.OfDouble).Select(field => field.Key[MergeView.Choice.Length..])];
        if (merge.View.Unknown(take) is { } field) return Page(merge.View with { Wrong = $"There is no field '{field}' here." });
        var (change, refusal) = await work.DoAsync(merge, take, http.RequestAborted);
        if (refusal is not null) return Page(merge.View with { Wrong = refusal, Taken = take.ToHashSet(StringComparer.Ordinal) });
        var kept = merge.View.Kept;
        new Toast($"{lost.Name} is part of {kept.Name} now", $"/changes/{change}/undo", new Dictionary<string, string>(StringComparer.Ordinal) { ["back"] = kept.Address }).ShowNext(http);
        return TypedResults.LocalRedirect(kept.Address);
    }

    private static RazorComponentResult<MergePage> Page(MergeView view) => new(new { View = view })
    {
        StatusCode = view.Wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };
}
