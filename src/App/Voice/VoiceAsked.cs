using Microsoft.AspNetCore.Http;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Core;
using Perennial.Core.Revenue;
using Perennial.Core.Voice;

namespace Perennial.App.Voice;

/// <summary>Which single answers or tickets are asked for, read from a query string.</summary>
/// <param name="Period">The days that are known of those asked for.</param>
/// <param name="Places">In the book, the latest first.</param>
/// <param name="Account">External id of the one account; null for all of the slice.</param>
/// <param name="Metric">Whose figure they stand behind; null for none.</param>
public sealed record VoiceAsked(Period Period, IEnumerable<int> Places, string? Account, Metric? Metric)
{
    private static readonly string[] _states = ["open", "opened", "solved", "escalated", "reopened"];
    private static readonly Window _quarter = Window.Months(3), _month = Window.Months(1);

    /// <exception cref="BadFieldException">Of a metric, a state or an account that there is not.</exception>
    internal static VoiceAsked Of(RevenueBook book, IQueryCollection query, bool tickets)
    {
        string? Said(string name) => query[name].ToString() is { Length: > 0 } text ? text.Trim() : null;
        var (metric, account, state, instrument) = (Said("metric"), Said("account"), Said("state"), Said("instrument"));
        if (metric is not null && !Behind.Knows(metric, tickets)) throw new BadFieldException("metric", $"'{metric}' is no metric of {(tickets ? "tickets" : "survey answers")}. There are {string.Join(", ", MetricCatalog.All.Where(m => Behind.Knows(m.Id, tickets)).Select(m => m.Id))}.");
        if (state is not null && !_states.Contains(state)) throw new BadFieldException("state", $"'{state}' is no state. It is {string.Join(", ", _states)}.");
        var (of, question) = (metric is null ? null : MetricCatalog.Find(metric), book.Question);
        var periods = question.Periods(of?.Window ?? (tickets ? _month : _quarter));
        var asked = new Period(periods[0].Start, periods[^1].End);
        var period = asked.UpTo(question.Horizon) ?? asked;
        var voice = book.Voice ?? new VoiceSlice(VoiceBook.Empty, [], question.Horizon);
        if (account is not null)
        {
            if (!book.Asked.Any(a => a.Entry.ExternalId == account)) throw new BadFieldException("account", $"There is no account '{account}' among those that are asked for.");
            voice = book.VoiceOf(entry => entry.ExternalId == account) ?? voice;
        }
        var places = tickets ? Behind.Tickets(voice, period, question.Options, metric, state) : Behind.Answers(voice, period, question.Options, metric, instrument?.ToLowerInvariant());
        return new(period, places, account, of);
    }
}
