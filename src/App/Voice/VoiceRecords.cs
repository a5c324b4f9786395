using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Contacts;
using Perennial.App.Database;
using Perennial.App.Revenue;

namespace Perennial.App.Voice;

/// <summary>Reads the single answers and tickets that stand at places of a book, which the caller has from a viewer's slice, with who they are of.</summary>
public sealed class VoiceRecords(Workspace workspace, MergedRecords merged)
{
    private const int Together = 400;

    /// <summary>In the order of the places.</summary>
    public IEnumerable<Answered> Answers(RevenueBook book, IEnumerable<int> places)
    {
        if (book.Voice is not { Book: var voice }) yield break;
        var entries = new Lazy<Dictionary<long, AccountEntry>>(() => book.Asked.ToDictionary(a => a.Entry.Id, a => a.Entry));
        foreach (var part in places.Chunk(Together))
        {
            using var db = workspace.OpenFor(Viewer.System);
            var numbers = part.Select(place => voice.Answers.Facts[place]).ToList();
            var facts = db.SurveyAnswerFacts.AsNoTracking().Where(f => numbers.Contains(f.Id)).ToDictionary(f => f.Id);
            var accounts = part.Select(place => voice.Accounts.IdOf(voice.Answers.Owners[place])).ToList();
            var people = People(db, accounts, facts.Values.Select(f => f.Contact));
            foreach (var (number, account) in numbers.Zip(accounts))
                if (facts.GetValueOrDefault(number) is { } fact) yield return new(fact, entries.Value[account], people(account, fact.Contact));
        }
    }

    /// <summary>In the order of the places, as they stand on a day.</summary>
    public IEnumerable<Ticketed> Tickets(RevenueBook book, IEnumerable<int> places, DateOnly day)
    {
        if (book.Voice is not { Book: var voice }) yield break;
        var entries = new Lazy<Dictionary<long, AccountEntry>>(() => book.Asked.ToDictionary(a => a.Entry.Id, a => a.Entry));
        foreach (var part in places.Chunk(Together))
        {
            using var db = workspace.OpenFor(Viewer.System);
            var numbers = part.Select(place => voice.Tickets.Facts[place]).ToList();
            var facts = db.TicketFacts.AsNoTracking().Where(f => numbers.Contains(f.Id)).ToDictionary(f => f.Id);
            var people = People(db, [.. part.Select(place => voice.Accounts.IdOf(voice.Tickets.OwnerOf(place)))], facts.Values.Select(f => f.Contact));
            foreach (var place in part)
            {
                var account = voice.Accounts.IdOf(voice.Tickets.OwnerOf(place));
                if (facts.GetValueOrDefault(voice.Tickets.Facts[place]) is { } fact) yield return new(fact, entries.Value[account], people(account, fact.Contact), voice.Tickets.IsOpenOn(place, day.DayNumber), voice.Tickets.ResponseSeconds(place));
            }
        }
    }

    /// <summary>Finds an account's contact by its id, its mail address or its name, as somebody wrote them; one that went into another is that one.</summary>
    private Func<long, string?, Contact?> People(AppDb db, IReadOnlyList<long> accounts, IEnumerable<string?> said)
    {
        if (said.All(contact => contact is null)) return (_, _) => null;
        var (ids, names) = (accounts.Distinct().Select(id => new AccountId(id)).ToList(), merged.ContactNames());
        var all = db.Contacts.AsNoTracking().Where(c => ids.Contains(c.AccountId)).OrderBy(c => c.Id).ToList().ToLookup(c => c.AccountId.Value);
        return (account, contact) =>
        {
            if (contact is null) return null;
            var (id, key, own) = (names.GetValueOrDefault(contact, contact), FoldedKey.Of(contact), all[account]);
            return own.FirstOrDefault(c => c.ExternalId == id) ?? own.FirstOrDefault(c => c.EmailKey == key) ?? (own.Where(c => c.NameKey == key).ToList() is [var one] ? one : null);
        };
    }
}
