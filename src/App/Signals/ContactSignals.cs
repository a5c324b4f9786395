using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Shell;

namespace Perennial.App.Signals;

/// <summary>Who is there at each account and who was lost, from what was said of contacts, each from its own time on.</summary>
internal sealed class ContactSignals(Workspace workspace, MergedRecords merged, FactLog<ContactSaid> log, Histories<ContactSaid, ContactsSaid> histories) : ISignalSource
{
    private const int LostDays = 180;
    private const string Sponsor = "sponsor", Lost = "contacts-lost";

    public IReadOnlyList<string> Tells { get; } = [Sponsor, Lost];

    public async Task FillAsync(SignalQuestion asked, CancellationToken cancellation)
    {
        if ((await log.AllAsync(cancellation)).IsEmpty) asked.Leave("No contact is known.", Tells);
        var doubles = Doubles(asked);
        await histories.AskAsync(asked.Known, contacts =>
        {
            foreach (var day in asked.Days) Fill(asked, day, contacts, doubles);
            return true;
        }, cancellation);
    }

    /// <summary>Of two contacts that are one person the one that stays speaks for both.</summary>
    private MergeMap Doubles(SignalQuestion asked)
    {
        if (asked.Known.At is not { } at) return merged.Contacts();
        using var connection = workspace.Store.Open();
        return MergeMap.Read(connection, MergeMap.Contact, Micros.Of(at));
    }

    private static void Fill(SignalQuestion asked, SignalDay day, ContactsSaid contacts, MergeMap doubles)
    {
        var (sponsor, lost, sponsorAges, lostAges, on) = (day.Column(), day.Column(), day.Ages(), day.Ages(), day.Day.DayNumber);
        var (present, sponsors) = (0, 0);
        for (var c = 0; c < contacts.Count; c++)
        {
            if (!contacts.IsSaidBy(c, day.EndMicros, out var contact) || day.RowOf(asked.PlaceOf(contact.Account)) is not (>= 0 and var i) || doubles.IsMerged(contacts.IdOf(c))) continue;
            if (float.IsNaN(lost[i])) lost[i] = 0;
            lostAges[i] = Math.Max(lostAges[i], contact.SaidOn);
            if (contact.LostBy(on) > on - LostDays) lost[i]++;
            if (!contact.IsPresentOn(on)) continue;
            if (float.IsNaN(sponsor[i]) || contact.IsSponsor) sponsor[i] = contact.IsSponsor ? 1 : 0;
            sponsorAges[i] = Math.Max(sponsorAges[i], contact.SaidOn);
            (present, sponsors) = (present + 1, sponsors + (contact.IsSponsor ? 1 : 0));
        }
        day.Table.Set(Sponsor, sponsor, sponsorAges);
        day.Table.Set(Lost, lost, lostAges);
        if (asked.Notes is { } notes && day.Count == 1) Say(notes, day, present, sponsors, lost[0]);
    }

    private static void Say(SignalNotes notes, SignalDay day, int present, int sponsors, float lost)
    {
        var on = Format.Iso(day.Day);
        notes.Say(Sponsor, present == 0 ? $"No contact is there on {on}." : sponsors == 0 ? $"No sponsor or champion is among {SignalWords.Many(present, "contact")} on {on}." : $"{Format.Count(sponsors)} of {SignalWords.Many(present, "contact")} {(sponsors == 1 ? "is a sponsor or champion" : "are sponsors or champions")} on {on}.");
        notes.Say(Lost, float.IsNaN(lost) ? $"No contact was known by {on}." : lost == 0 ? $"No contact was lost in {SignalWords.Last(LostDays, day.Day)}." : $"{SignalWords.Many((long)lost, "contact")} left, bounced or were put aside in {SignalWords.Last(LostDays, day.Day)}.");
    }
}
