using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.App.Voice;
using Perennial.Core.Health;
using Perennial.Core.Revenue;
using Perennial.Core.Voice;

namespace Perennial.App.Signals;

/// <summary>How accounts are served. Who has paid and never asked has no ticket open; of who neither paid nor asked nothing is known.</summary>
internal sealed class TicketSignals(WorkspaceVoice voice, WorkspaceLedger ledger) : ISignalSource
{
    private const int Days = 90;
    private const decimal Hour = 60;

    private static readonly string[] _ids = [.. SignalCatalog.All.Where(s => s.Source == SignalSource.Support).Select(s => s.Id)];

    public IReadOnlyList<string> Tells => _ids;

    public async Task FillAsync(SignalQuestion asked, CancellationToken cancellation)
    {
        var book = voice.At(asked.Options.TimeZone, asked.Known.At);
        if (book.Tickets.Count == 0)
        {
            asked.Leave("No support ticket is known.", _ids);
            return;
        }
        var tickets = Enumerable.Range(0, book.Tickets.Count);
        if (!tickets.Any(t => book.Tickets.ResponseSeconds(t) >= 0)) asked.Leave("No ticket says when it was first answered.", "first-response");
        if (!tickets.Any(book.Tickets.IsRated)) asked.Leave("No ticket was rated.", "ticket-csat");
        var paid = await ledger.AtAsync(asked.Options, asked.Known.At, Subject.Revenue, cancellation);
        int[] payers = [.. asked.Accounts.Select(paid.OrdinalOf)];
        foreach (var day in asked.Days) Fill(asked, day, book, account => payers[account] >= 0 && paid.FirstPaid(payers[account], day.Day) is not null);
    }

    private static void Fill(SignalQuestion asked, SignalDay day, VoiceBook book, Func<int, bool> hasPaid)
    {
        var (states, askedOnce, owners, begun) = (book.Tickets.StatesOn(day.Day, Days, book.Accounts.Count), AskedBy(day, book), AnswerSignals.OwnersOf(day, book), book.Tickets.OpenedOn(0) <= day.Day.DayNumber);
        var (open, escalated, opened, reopened, response, ratings) = (day.Column(), day.Column(), day.Column(), day.Column(), day.Column(), day.Column());
        for (var i = 0; i < day.Count && begun; i++)
        {
            if (!(owners[i] >= 0 && askedOnce[owners[i]]) && !hasPaid(day.Of[i])) continue;
            var state = owners[i] >= 0 ? states[owners[i]] : default;
            (open[i], escalated[i], opened[i], reopened[i]) = (state.Open, state.Escalated, state.OpenedLately, state.ReopenedLately);
            if (state.Response.N > 0) response[i] = (float)(state.Response.Minutes / state.Response.N / Hour);
            if (state.Ratings.N > 0) ratings[i] = (float)(state.Ratings.Sum / state.Ratings.N);
            if (asked.Notes is { } notes) Say(notes, day, state);
        }
        foreach (var (signal, values) in _ids.Zip([open, escalated, opened, reopened, response, ratings])) day.Table.Set(signal, values);
    }

    /// <summary>Who had brought a ticket by the end of the day.</summary>
    private static bool[] AskedBy(SignalDay day, VoiceBook book)
    {
        var asked = new bool[book.Accounts.Count];
        for (var t = 0; t < book.Tickets.Count && book.Tickets.OpenedOn(t) <= day.Day.DayNumber; t++) asked[book.Tickets.OwnerOf(t)] = true;
        return asked;
    }

    private static void Say(SignalNotes notes, SignalDay day, TicketState state)
    {
        var (on, lately) = (Format.Iso(day.Day), SignalWords.Last(Days, day.Day));
        notes.Say("open-tickets", $"{SignalWords.Many(state.Open, "ticket")} open on {on}.");
        notes.Say("escalated-tickets", $"{Format.Count(state.Escalated)} of {SignalWords.Many(state.Open, "open ticket")} escalated on {on}.");
        notes.Say("tickets-opened", $"{SignalWords.Many(state.OpenedLately, "ticket")} begun in {lately}.");
        notes.Say("tickets-reopened", $"{SignalWords.Many(state.ReopenedLately, "ticket")} taken up again in {lately}.");
        notes.Say("first-response", state.Response.N > 0 ? $"{SignalWords.Many(state.Response.N, "ticket")} of {lately} got a first answer after {SignalWords.Number((double)(state.Response.Minutes / state.Response.N / Hour))} hours in the mean." : $"No ticket of {lately} says when it was first answered.");
        notes.Say("ticket-csat", state.Ratings.N > 0 ? $"{SignalWords.Many(state.Ratings.N, "ticket")} solved in {lately} rated {SignalWords.Number((double)(state.Ratings.Sum / state.Ratings.N))} of 5 in the mean." : $"No ticket solved in {lately} was rated.");
    }
}
