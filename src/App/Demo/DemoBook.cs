namespace Perennial.App.Demo;

/// <summary>The whole demo company as data: the same for the same seed and moment.</summary>
internal sealed class DemoBook
{
    public const ulong Seed = 42;

    private DemoBook(DemoCalendar calendar, IReadOnlyList<AccountProfile> accounts, IReadOnlyList<LineRow> lines, IReadOnlyList<ContactRow> contacts) =>
        (Calendar, Accounts, Lines, Contacts) = (calendar, accounts, lines, contacts);

    public DemoCalendar Calendar { get; }
    public IReadOnlyList<AccountProfile> Accounts { get; }

    /// <summary>In the order in which they were recorded.</summary>
    public IReadOnlyList<LineRow> Lines { get; }
    public IReadOnlyList<ContactRow> Contacts { get; }

    public static DemoBook Write(DateTimeOffset now, ulong seed = Seed)
    {
        var calendar = new DemoCalendar(now);
        var accounts = new Profiles(seed, calendar).Draw();
        var lines = new List<LineRow>();
        foreach (var account in accounts)
        {
            var dice = Dice.For(seed, account.Number);
            var story = new CustomerStory(account, calendar, dice);
            story.Tell();
            lines.AddRange(story.Rows);
            Labels.Put(account, story, calendar, dice);
        }
        List<ContactRow> contacts = [.. accounts.SelectMany(a => People.At(a, Dice.For(seed + 1, a.Number)))];
        return new DemoBook(calendar, accounts, [.. lines.OrderBy(l => l.RecordedAt).ThenBy(l => l.LineId, StringComparer.Ordinal).ThenBy(l => l.Start)], contacts);
    }
}
