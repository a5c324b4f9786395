using Microsoft.AspNetCore.Http;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Filters;
using Perennial.App.Shell;
using Perennial.Core.Filters;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>Opens revenue questions for a viewer. Pages and API come through here.</summary>
public sealed class RevenueBooks(WorkspaceLedger ledger, AccountDirectory directory, RevenueQuestions questions, Settings.WorkspaceSettings settings, AccountsByFilter accountsByFilter, IUsageAnswers? usage = null, VoiceAsKnown? voice = null)
{
    /// <exception cref="BadFieldException">The question's filter cannot be read, or its segment or owner is nobody's.</exception>
    public async Task<RevenueBook> OpenAsync(RevenueQuestion question, Viewer viewer, CancellationToken cancellation)
    {
        var knownAt = KnownAt(question);
        var timeline = await ledger.AtAsync(question.Options, knownAt, Subject.Revenue, cancellation);
        var accounts = await directory.AsKnownAsync(knownAt, cancellation);
        RefuseUnknown("segment", "segment", question.Segment, accounts, viewer, entry => entry.Segment);
        RefuseUnknown("owner", "owner", question.Owner, accounts, viewer, entry => entry.Owner);
        var chosen = question.Filter is null ? null : await ChosenAsync(question.Filter, viewer, cancellation);
        return new RevenueBook(question, timeline, accounts, viewer, chosen, subject => ledger.At(question.Options, knownAt, subject), usage, voice is null ? null : () => voice(question.Options.TimeZone, knownAt));
    }

    private async Task<IReadOnlySet<long>> ChosenAsync(string filter, Viewer viewer, CancellationToken cancellation)
    {
        var (accounts, error) = await accountsByFilter(filter, viewer, cancellation);
        return accounts ?? throw FilterRefusal.Of(error!);
    }

    /// <summary>A slice that nobody is in is more likely mistyped than meant; a figure of it would only be empty.</summary>
    private static void RefuseUnknown(string name, string noun, string? asked, IReadOnlyDictionary<long, AccountEntry> accounts, Viewer viewer, Func<AccountEntry, string?> word)
    {
        if (asked is null) return;
        var known = accounts.Values.Where(entry => viewer.Sees(new Accounts.AccountId(entry.Id))).Select(word).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (known.Contains(asked, StringComparer.OrdinalIgnoreCase)) return;
        var meant = Nearness.Nearest(asked, known);
        var hint = meant is not null ? $" Did you mean '{meant}'?" : known.Count is > 0 and <= 12 ? $" There are {string.Join(", ", known.Order(StringComparer.OrdinalIgnoreCase))}." : "";
        throw new BadFieldException(name, $"There is no {noun} '{asked}'.{hint}");
    }

    /// <summary>Reads the question in a query string and answers it, or refuses it with the field that is wrong.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http, Func<RevenueBook, IResult> answer)
    {
        var (question, problem) = await questions.ReadAsync(http.Request.Query, http.RequestAborted);
        return question is null
            ? Problems.Of(StatusCodes.Status400BadRequest, problem!.Message, [problem])
            : answer(await OpenAsync(question, http.Viewer, http.RequestAborted));
    }

    /// <inheritdoc cref="AnswerAsync(HttpContext, Func{RevenueBook, IResult})"/>
    public async Task<IResult> AnswerAsync(HttpContext http, Func<RevenueBook, Task<IResult>> answer)
    {
        var (question, problem) = await questions.ReadAsync(http.Request.Query, http.RequestAborted);
        return question is null
            ? Problems.Of(StatusCodes.Status400BadRequest, problem!.Message, [problem])
            : await answer(await OpenAsync(question, http.Viewer, http.RequestAborted));
    }

    /// <summary>The workspace as it stands: today, its own options, every account that the viewer sees.</summary>
    public async Task<RevenueBook> OpenNowAsync(Viewer viewer, CancellationToken cancellation)
    {
        var options = await settings.InForceAsync(cancellation);
        return await OpenAsync(new RevenueQuestion { Options = options, Today = questions.TodayIn(options) }, viewer, cancellation);
    }

    /// <summary>The moment up to which facts count: the end of the as-known day in the workspace's zone; null for all.</summary>
    public static DateTimeOffset? KnownAt(RevenueQuestion question) => question.AsKnown is { } day ? EndOf(day, question.Options.TimeZone) : null;

    private static DateTimeOffset EndOf(DateOnly day, string zone) =>
        DateTimeZoneProviders.Tzdb[zone].AtStartOfDay(LocalDate.FromDateOnly(day.AddDays(1))).ToDateTimeOffset().ToUniversalTime().AddMicroseconds(-1);
}
