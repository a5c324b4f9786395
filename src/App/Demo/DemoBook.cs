namespace Perennial.App.Demo;

/// <summary>The whole demo company as data: the same for the same seed and moment.</summary>
internal sealed class DemoBook
{
    public const ulong Seed = 42;

    private DemoBook(DemoCalendar calendar, IReadOnlyList<AccountProfile> accounts) => (Calendar, Accounts) = (calendar, accounts);

    public DemoCalendar Calendar { get; }
    public IReadOnlyList<AccountProfile> Accounts { get; }

    /// <summary>In the order in which they were recorded.</summary>
    public required IReadOnlyList<LineRow> Lines { get; init; }
    public required IReadOnlyList<ContactRow> Contacts { get; init; }
    public required IReadOnlyList<ContractRow> Contracts { get; init; }

    /// <summary>What the team logged, in the order in which they did.</summary>
    public required IReadOnlyList<LoggedTalk> Talks { get; init; }

    /// <summary>What customers answered, in the order in which they did.</summary>
    public required IReadOnlyList<AnswerRow> Answers { get; init; }

    /// <summary>What they asked, in the order of the last thing that happened to it.</summary>
    public required IReadOnlyList<TicketRow> Tickets { get; init; }

    public static DemoBook Write(DateTimeOffset now, ulong seed = Seed)
    {
        var calendar = new DemoCalendar(now);
        var accounts = new Profiles(seed, calendar).Draw();
        var lines = new List<LineRow>();
        var contracts = new List<ContractRow>();
        foreach (var account in accounts)
        {
            var dice = Dice.For(seed, account.Number);
            var story = new CustomerStory(account, calendar, dice);
            story.Tell();
            lines.AddRange(story.Rows);
            account.Stays = story.Stays;
            account.Course = Troubles.Of(account, story, calendar, Dice.For(seed + 8, account.Number));
            Labels.Put(account, story, calendar, dice);
            contracts.AddRange(new Agreements(account, calendar, Dice.For(seed + 3, account.Number)).Of(story.Rows));
        }
        List<ContactRow> contacts = [.. accounts.SelectMany(a => People.At(a, calendar.Today, Dice.For(seed + 1, a.Number), Dice.For(seed + 2, a.Number)))];
        var (answers, tickets) = VoicesOf(accounts, contacts, calendar, seed + 6);
        return new DemoBook(calendar, accounts)
        {
            Lines = [.. lines.OrderBy(l => l.RecordedAt).ThenBy(l => l.LineId, StringComparer.Ordinal).ThenBy(l => l.Start)],
            Contacts = contacts,
            Contracts = [.. contracts.OrderBy(c => c.RecordedAt).ThenBy(c => c.Id, StringComparer.Ordinal)],
            Answers = answers,
            Tickets = tickets,
            Talks = Conversations.Of(accounts, contacts, lines, calendar, seed + 4),
        };
    }

    private static (IReadOnlyList<AnswerRow>, IReadOnlyList<TicketRow>) VoicesOf(IReadOnlyList<AccountProfile> accounts, List<ContactRow> contacts, DemoCalendar calendar, ulong seed)
    {
        var people = contacts.ToLookup(c => c.AccountId, StringComparer.Ordinal);
        var voices = accounts.Select(account => new CustomerVoice(account, [.. people[account.Id]], calendar, Dice.For(seed, account.Number))).ToList();
        foreach (var voice in voices) voice.Tell();
        return ([.. voices.SelectMany(v => v.Answers).OrderBy(a => a.At).ThenBy(a => a.Id, StringComparer.Ordinal)], [.. voices.SelectMany(v => v.Tickets).OrderBy(t => t.Changed).ThenBy(t => t.Id, StringComparer.Ordinal)]);
    }
}
