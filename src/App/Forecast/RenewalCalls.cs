using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Activities;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Client;
using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>What people say of renewals.</summary>
public sealed class RenewalCalls(Workspace workspace, MergedRecords merged, TimeProvider clock)
{
    /// <summary>In place of a contract's id: the revenue without a fixed term.</summary>
    public const string NoContract = "none";
    private const decimal Largest = 90_000_000_000m;

    /// <summary>Which renewal is spoken of.</summary>
    public readonly record struct Renewal(long Account, long Contract, DateOnly On);

    /// <summary>Every call about the viewer's accounts, the first one first, under the account that it is about by now.</summary>
    public async Task<IReadOnlyList<(Renewal About, RenewalCall Call)>> AllAsync(Viewer viewer, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var accounts = merged.Accounts();
        var calls = await db.RenewalCalls.AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancellation);
        return [.. from call in calls
                   let account = accounts.Root(call.AccountId.Value)
                   where viewer.Sees(new AccountId(account))
                   select (new Renewal(account, call.ContractId ?? 0, call.DueOn), call)];
    }

    /// <summary>The last call about each renewal.</summary>
    public static IReadOnlyDictionary<Renewal, RenewalCall> Standing(IEnumerable<(Renewal About, RenewalCall Call)> calls)
    {
        var standing = new Dictionary<Renewal, RenewalCall>();
        foreach (var (about, call) in calls) standing[about] = call;
        return standing;
    }

    /// <summary>Makes a call, or says with the field why it cannot be made.</summary>
    public async Task<(RenewalCall? Call, string? Field, string? Problem)> MakeAsync(AppDb db, RenewalForecast forecast, FoundAccount account, NewRenewalCall wanted, CancellationToken cancellation)
    {
        if (CallCategories.Parse(wanted.Category) is not { } category) return (null, "category", $"'{wanted.Category}' is no call. It is {string.Join(", ", CallCategories.Words)}.");
        if (wanted.Amount is < 0 or > Largest) return (null, "amount", "The amount is what will be renewed a year: 0 or more.");
        if (wanted.Note is { Length: > RenewalCall.LongestNote }) return (null, "note", $"A note has at most {RenewalCall.LongestNote} characters.");
        var dues = forecast.Dues.Where(d => d.Due.Account == account.Id.Value).Select(d => d.Due).ToList();
        if (dues.Count == 0) return (null, "contractId", $"Nothing of {account.Name} is due for renewal: it pays nothing that recurs.");
        if (Spoken(dues, wanted.ContractId) is not { } due) return (null, "contractId", $"Say which renewal is meant: {string.Join(", ", dues.Select(d => d.Contract?.ExternalId ?? NoContract))}.");
        var call = new RenewalCall
        {
            AccountId = account.Id,
            ContractId = due.Contract?.Id,
            DueOn = due.On,
            Category = category.Word,
            AmountE8 = (long)(Math.Round(wanted.Amount ?? (category == CallCategory.Lost ? 0 : Math.Min(due.Amount, Largest)), 8) * 100_000_000m),
            Note = string.IsNullOrWhiteSpace(wanted.Note) ? null : wanted.Note.Trim().ReplaceLineEndings("\n"),
            PersonId = db.Viewer.PersonId,
            Author = db.Viewer.Name,
            MadeAt = clock.GetUtcNow(),
        };
        db.Add(call);
        await db.SaveChangesAsync(cancellation);
        return (call, null, null);
    }

    /// <summary>How good each author's last call before each renewal was, where it is decided; who called most first. The model is judged only where it had said something before.</summary>
    public static IReadOnlyList<(string Author, CallGrade Grade)> Grades(IEnumerable<(Renewal About, RenewalCall Call)> calls, RenewalForecast forecast)
    {
        var judged = from call in calls
                     where forecast.DayOf(call.Call.MadeAt) < call.About.On && forecast.Decided.ContainsKey(call.About)
                     group call.Call by (Author: AuthorOf(call.Call), call.About) into same
                     let last = same.Last()
                     let outcome = forecast.Decided[same.Key.About]
                     select (Last: last, same.Key.Author, Of: (last.Said, last.Amount, outcome.IsReplayed ? null : outcome.Due.Line.Chance?.P, outcome.Due.Came, outcome.Due.Renewed));
        var grades = judged.GroupBy(j => j.Author).Select(own => (own.Key.Person, Name: own.MaxBy(j => j.Last.Id).Last.Author, Grade: CallGrade.Of([.. own.Select(j => j.Of)])));
        return [.. grades.OrderByDescending(g => g.Grade.Calls).ThenBy(g => g.Name, StringComparer.Ordinal).ThenBy(g => g.Person).Select(g => (g.Name, g.Grade))];
    }

    /// <summary>Who is no person is known by the name alone.</summary>
    private static (long? Person, string Name) AuthorOf(RenewalCall call) => call.PersonId is { } person ? (person, "") : (null, call.Author);

    private static Due? Spoken(List<Due> dues, string? contract) => contract switch
    {
        null or "" => dues is [var only] ? only : null,
        NoContract => dues.Find(d => d.Contract is null),
        _ => dues.Find(d => d.Contract?.ExternalId == contract),
    };
}
