using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Activities;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core.Health;

namespace Perennial.App.Signals;

/// <summary>Signals of the accounts that the viewer sees, for programs.</summary>
internal static class SignalEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root).WithTags("Signals").RequireScope(Scopes.Read).WithMetadata(SignalAsked.Parameters);
        api.MapGet("/signals", List).WithName("listSignals").WithSummary("What is known of accounts as of a day")
            .WithDescription("Every signal with its definition and how many accounts have a value, and why none has one. Custom fields of accounts that hold numbers are signals too.").Produces<IReadOnlyList<SignalInfo>>();
        api.MapGet("/accounts/{accountId}/signals", One).WithName("getAccountSignals").WithSummary("The signals of one account with their evidence")
            .WithDescription("Each with its value, a sentence with the numbers behind it, and the page with its rows. What is not known has no value, and says why.").Produces<AccountSignals>().ProducesProblem(StatusCodes.Status404NotFound).WithMetadata(new ParameterWords("accountId", "The account's external id."));
        api.MapGet("/signals.csv", Export).WithName("exportSignals").WithSummary("Every signal of all accounts as CSV").WithDescription("An account a row; what is not known is empty.").Produces<string>(StatusCodes.Status200OK, "text/csv");
    }

    private static async Task<IResult> List(HttpContext http, SignalReader reader, CancellationToken cancellation)
    {
        var asked = SignalAsked.Of(http.Request.Query, await reader.TodayAsync(cancellation));
        var (table, viewer) = (await ReadAsync(reader, http.Viewer, asked, cancellation), http.Viewer);
        return TypedResults.Ok((await SignalsAsync(reader, viewer, table, cancellation)).Select(signal =>
        {
            var known = Known(table[signal.Id]);
            return new SignalInfo(signal.Id, signal.Name, Word(signal.Source), Word(signal.Unit), signal.Direction, signal.WindowDays, signal.Definition, known > 0, known, known > 0 ? null : Why(viewer, table, signal));
        }).ToList());
    }

    private static async Task<IResult> One(string accountId, HttpContext http, AppDb db, SignalReader reader, SignalEvidence evidence, CancellationToken cancellation)
    {
        var asked = SignalAsked.Of(http.Request.Query, await reader.TodayAsync(cancellation));
        if (await db.FindAccountAsync(Addresses.ExternalId(accountId), cancellation) is not { } account) return Problems.NotFound($"There is no account '{Addresses.ExternalId(accountId)}'.");
        var told = await evidence.AllAsync(account.Id.Value, asked.On, asked.AsKnown, cancellation);
        return TypedResults.Ok(new AccountSignals(account.ExternalId, asked.On, asked.AsKnown, [.. told.Where(e => http.Viewer.SeesEveryAccount || IsOfCatalog(e.Signal) || !float.IsNaN(e.Value)).Select(e => Shown(e, http.Viewer))]));
    }

    private static async Task<IResult> Export(HttpContext http, SignalReader reader, AccountDirectory directory, WorkspaceSettings settings, CancellationToken cancellation)
    {
        var (today, options) = (await reader.TodayAsync(cancellation), await settings.InForceAsync(cancellation));
        var asked = SignalAsked.Of(http.Request.Query, today);
        var table = await ReadAsync(reader, http.Viewer, asked, cancellation);
        var names = await directory.AsKnownAsync(RevenueBooks.KnownAt(new RevenueQuestion { Options = options, Today = today, AsKnown = asked.AsKnown }), cancellation);
        List<string> signals = [.. (await SignalsAsync(reader, http.Viewer, table, cancellation)).Select(s => s.Id)];
        return new CsvAnswer($"signals-{Format.Iso(asked.On)}.csv", ["account_id", "name", .. signals], Rows(table, names, signals));
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(SignalTable table, IReadOnlyDictionary<long, AccountEntry> names, IReadOnlyList<string> signals)
    {
        for (var i = 0; i < table.Accounts.Length; i++)
            if (names.TryGetValue(table.Accounts[i], out var account)) yield return [account.ExternalId, account.Name, .. signals.Select(signal => (object?)Number(table[signal][i]))];
    }

    /// <summary>Of the accounts that the viewer sees.</summary>
    private static Task<SignalTable> ReadAsync(SignalReader reader, Viewer viewer, SignalAsked asked, CancellationToken cancellation) =>
        viewer.SeesEveryAccount ? reader.AtAsync(asked.On, asked.AsKnown, cancellation) : reader.OfAccountsAsync(asked.On, [.. viewer.AccountIds.Select(a => a.Value)], asked.AsKnown, cancellation);

    /// <summary>A custom field that none of one's own accounts has would tell what is said of others.</summary>
    private static async Task<IEnumerable<Signal>> SignalsAsync(SignalReader reader, Viewer viewer, SignalTable table, CancellationToken cancellation) =>
        (await reader.SignalsAsync(cancellation)).Where(signal => viewer.SeesEveryAccount || IsOfCatalog(signal) || Known(table[signal.Id]) > 0);

    private static bool IsOfCatalog(Signal signal) => !CustomSignals.Is(signal.Id);

    /// <summary>Who sees only some accounts is not told what there is of the others.</summary>
    private static string Why(Viewer viewer, SignalTable table, Signal signal) => viewer.SeesEveryAccount ? table.Untold(signal.Id) ?? $"No account had a value on {Format.Iso(table.Day)}." : $"None of your accounts had a value on {Format.Iso(table.Day)}.";

    private static AccountSignal Shown(SignalTold e, Viewer viewer) => new(e.Signal.Id, e.Signal.Name, Word(e.Signal.Source), Word(e.Signal.Unit), Number(e.Value), e.KnownOn == SignalTable.Ageless ? null : DateOnly.FromDayNumber(e.KnownOn),
        viewer.SeesEveryAccount || !float.IsNaN(e.Value) ? e.Words : "There is no value. " + e.Signal.Definition, e.Link);

    private static long Known(ReadOnlySpan<float> values)
    {
        var known = 0L;
        foreach (var value in values)
            if (!float.IsNaN(value)) known++;
        return known;
    }

    private static decimal? Number(float value) => float.IsNaN(value) ? null : (decimal)value;

    private static string Word<T>(T word) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());
}
