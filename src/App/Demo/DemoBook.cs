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
            Labels.Put(account, story, calendar, dice);
            contracts.AddRange(new Agreements(account, calendar, Dice.For(seed + 3, account.Number)).Of(story.Rows));
        }
        List<ContactRow> contacts = [.. accounts.SelectMany(a => People.At(a, calendar.Today, Dice.For(seed + 1, a.Number), Dice.For(seed + 2, a.Number)))];
        return new DemoBook(calendar, accounts)
        {
            Lines = [.. lines.OrderBy(l => l.RecordedAt).ThenBy(l => l.LineId, StringComparer.Ordinal).ThenBy(l => l.Start)],
            Contacts = contacts,
            Contracts = [.. contracts.OrderBy(c => c.RecordedAt).ThenBy(c => c.Id, StringComparer.Ordinal)],
            Talks = Conversations.Of(accounts, contacts, lines, calendar, seed + 4),
        };
    }
}
