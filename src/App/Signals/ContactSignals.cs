using Perennial.App.Database;
using Perennial.App.Shell;

namespace Perennial.App.Signals;

/// <summary>Who is there at each account and who was lost, from what was said of contacts, each from its own time on.</summary>
internal sealed class ContactSignals(Workspace workspace, FactLog<ContactSaid> log) : ISignalSource
{
    private const int LostDays = 180;
    private const string Sponsor = "sponsor", Lost = "contacts-lost";

    public IReadOnlyList<string> Tells { get; } = [Sponsor, Lost];

    public async Task FillAsync(SignalQuestion asked, CancellationToken cancellation)
    {
        var (facts, doubles) = (await log.AllAsync(cancellation), Doubles(asked));
        if (facts.IsEmpty) asked.Leave("No contact is known.", Tells);
        Read(asked, facts.Span, doubles, asked.RecordsIn(facts.Span));
    }

    /// <summary>Of two contacts that are one person the one that stays speaks for both.</summary>
    private MergeMap Doubles(SignalQuestion asked)
    {
        using var connection = workspace.Store.Open();
        return asked.Known.At is { } at ? MergeMap.Read(connection, MergeMap.Contact, Micros.Of(at)) : MergeMap.Read(connection, MergeMap.Contact);
    }

    private static void Read(SignalQuestion asked, ReadOnlySpan<FactLog<ContactSaid>.Fact> facts, MergeMap doubles, HashSet<long>? only)
    {
        var (contacts, at) = (new Dictionary<long, ContactHistory>(), 0);
        foreach (ref readonly var fact in facts)
        {
            while (at < asked.Days.Count && fact.At >= asked.Days[at].EndMicros) Fill(asked, asked.Days[at++], contacts.Values);
            if (at == asked.Days.Count) break;
            if (!asked.Known.Counts(fact.RecordedAt, fact.Source) || doubles.IsMerged(fact.Record) || only?.Contains(fact.Record) == false) continue;
            if (!contacts.TryGetValue(fact.Record, out var contact)) contacts.Add(fact.Record, contact = new());
            contact.Take(fact.Said, asked.PlaceOf(fact.Account), asked.Known.DayOf(fact.At));
        }
        while (at < asked.Days.Count) Fill(asked, asked.Days[at++], contacts.Values);
    }

    private static void Fill(SignalQuestion asked, SignalDay day, IReadOnlyCollection<ContactHistory> contacts)
    {
        var (sponsor, lost, sponsorAges, lostAges) = (day.Column(), day.Column(), day.Ages(), day.Ages());
        var (present, sponsors) = (0, 0);
        foreach (var contact in contacts)
        {
            if (day.RowOf(contact.Place) is not (>= 0 and var i)) continue;
            if (float.IsNaN(lost[i])) lost[i] = 0;
            lostAges[i] = Math.Max(lostAges[i], contact.SaidOn);
            if (contact.LostBy(day.Day) > day.Day.DayNumber - LostDays) lost[i]++;
            if (!contact.IsPresentOn(day.Day)) continue;
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
