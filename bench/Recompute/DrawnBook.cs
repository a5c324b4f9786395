using System.Globalization;
using System.Text;
using Perennial.Bench.Health;
using Perennial.Usage;
using Perennial.Usage.Events;

namespace Perennial.Bench.Recompute;

/// <summary>A drawn book of business as plain arrays in the order of its accounts, and the same as files to import and events to take. Days are their numbers.</summary>
internal sealed class DrawnBook
{
    public const int Lines = 2, VersionsOfLine = 5, Versions = Lines * VersionsOfLine, Answers = 3, Tickets = 3, Contacts = 3, Touches = 3, People = 5, Days = 120;
    private const int Never = int.MaxValue;
    private readonly Throws _dice = new(23);

    /// <param name="accounts">How many.</param>
    /// <param name="today">The last of the days.</param>
    public DrawnBook(int accounts, DateOnly today)
    {
        (Accounts, Today) = (accounts, today);
        (From, To, Price, Quantity) = (new int[accounts * Versions], new int[accounts * Versions], new int[accounts * Versions], new int[accounts * Versions]);
        HasDiscount = Drawn(accounts, _ => _dice.Next() < 0.2);
        for (var line = 0; line < accounts * Lines; line++) DrawLine(line * VersionsOfLine);
        ContractFrom = Drawn(accounts, i => From[i * Versions]);
        ContractMonths = Drawn(accounts, _ => 12 * Whole(1, 4));
        AnswerDay = Drawn(accounts * Answers, _ => Back(700));
        AnswerScore = Drawn(accounts * Answers, _ => Whole(0, 11));
        TicketDay = Drawn(accounts * Tickets, _ => Back(400));
        TicketDays = Drawn(accounts * Tickets, _ => Whole(0, 40));
        TicketMinutes = Drawn(accounts * Tickets, _ => Whole(5, 900));
        IsChampion = Drawn(accounts * Contacts, _ => _dice.Next() < 0.3);
        TouchDay = Drawn(accounts * Touches, _ => Back(200));
        (Lately, Earlier) = (new ulong[accounts * People], new ulong[accounts * People]);
        for (var person = 0; person < Lately.Length; person++) DrawDays(person);
    }

    public int Accounts { get; }
    public DateOnly Today { get; }

    /// <summary>First day of each version of a line, and the day from which it no longer counts; <see cref="Versions"/> an account.</summary>
    public int[] From { get; }
    public int[] To { get; }

    /// <summary>Of one unit a month, in whole dollars.</summary>
    public int[] Price { get; }
    public int[] Quantity { get; }

    /// <summary>Whether an account pays nine tenths of the price.</summary>
    public bool[] HasDiscount { get; }
    public int[] ContractFrom { get; }
    public int[] ContractMonths { get; }
    public int[] AnswerDay { get; }
    public int[] AnswerScore { get; }
    public int[] TicketDay { get; }
    public int[] TicketDays { get; }
    public int[] TicketMinutes { get; }
    public bool[] IsChampion { get; }
    public int[] TouchDay { get; }

    /// <summary>Days on which each person did something: bit 0 is today, bit 1 the day before; 64 days, and those before them.</summary>
    public ulong[] Lately { get; }
    public ulong[] Earlier { get; }

    public bool IsOnboarding(int account) => account % 9 == 0;

    public int EndOfTerm(int account) => DateOnly.FromDayNumber(ContractFrom[account]).AddMonths(ContractMonths[account]).DayNumber;

    /// <summary>Kinds of imports with their files.</summary>
    public IEnumerable<(string Kind, Func<MemoryStream> File)> Files() =>
    [
        ("accounts", () => File("account_id,name,phase", Accounts, i => $"A-{i},Account {i},{(IsOnboarding(i) ? "onboarding" : "live")}")),
        ("subscription-lines", () => File("account_id,subscription_id,line_id,quantity,unit_price,currency,interval,start,end,discount_percent", Accounts * Versions, i =>
            $"A-{i / Versions},S-{i / Versions},L-{i / VersionsOfLine},{Quantity[i]},{Price[i]},USD,month,{Iso(From[i])},{(i % VersionsOfLine == VersionsOfLine - 1 && To[i] != Never ? Iso(To[i]) : "")},{(HasDiscount[i / Versions] ? "10" : "")}")),
        ("contracts", () => File("contract_id,account_id,start,end,auto_renews", Accounts, i => $"K-{i},A-{i},{Iso(ContractFrom[i])},{Iso(EndOfTerm(i))},no")),
        ("contacts", () => File("contact_id,account_id,role", Accounts * Contacts, i => $"C-{i},A-{i / Contacts},{(IsChampion[i] ? "champion" : "user")}")),
        ("survey-responses", () => File("response_id,account_id,instrument,scale_min,scale_max,score,answered_at", Accounts * Answers, i => $"R-{i},A-{i / Answers},nps,0,10,{AnswerScore[i]},{Iso(AnswerDay[i])}")),
        ("tickets", () => File("ticket_id,account_id,opened_at,first_response_minutes,closed_at", Accounts * Tickets, i => $"T-{i},A-{i / Tickets},{Iso(TicketDay[i])},{TicketMinutes[i]},{Iso(TicketDay[i] + TicketDays[i])}")),
    ];

    /// <summary>One event a person and active day, each with an id of its own.</summary>
    public async Task HappenAsync(EventStore store)
    {
        using var buffer = new EventBuffer(4 << 20);
        var (id, received) = (0UL, Micros(Today.DayNumber + 1));
        for (var person = 0; person < Lately.Length; person++)
        {
            var (user, group) = (Encoding.ASCII.GetBytes($"p-{person}"), Encoding.ASCII.GetBytes($"A-{person / People}"));
            for (var back = 0; back < Days; back++)
            {
                if (((back < 64 ? Lately[person] >> back : Earlier[person] >> (back - 64)) & 1) == 0) continue;
                var at = Micros(Today.DayNumber - back) + person % 60 * 1_000_000L;
                buffer.Track((UInt128)Mixed(id) << 64 | id++, at, received, user, group, "Report opened"u8, default, 1, 0);
            }
            if (buffer.Count < 20_000) continue;
            await store.TakeAsync(buffer);
            buffer.Clear();
            while (store.BytesBehind > 64 << 20) await Task.Delay(20);
        }
        if (buffer.Count > 0) await store.TakeAsync(buffer);
        await store.UntilFedAsync(default);
    }

    private void DrawLine(int first)
    {
        var start = Back(1400);
        for (var v = first; v < first + VersionsOfLine; v++)
        {
            (From[v], Price[v], Quantity[v]) = (start, 10 * Whole(1, 20), Whole(1, 10));
            start = Math.Min(Today.DayNumber, start + Whole(15, 250)) + 1;
            To[v] = v < first + VersionsOfLine - 1 ? start : _dice.Next() < 0.2 ? start + Whole(10, 300) : Never;
        }
    }

    private void DrawDays(int person)
    {
        var often = _dice.Next() * _dice.Next() * 0.7;
        for (var back = 0; back < Days; back++)
            if (_dice.Next() >= often) continue;
            else if (back < 64) Lately[person] |= 1UL << back;
            else Earlier[person] |= 1UL << (back - 64);
    }

    private static long Micros(int day) => (day - 719_162) * 86_400_000_000L + 600_000_000;

    /// <summary>Spreads numbers over all of theirs, as ids that are made at random.</summary>
    private static ulong Mixed(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
        number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
        return number ^ (number >> 31);
    }

    private static MemoryStream File(string header, int rows, Func<int, string> row)
    {
        var file = new MemoryStream();
        using (var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true))
        {
            text.Write(header + "\n");
            for (var i = 0; i < rows; i++) text.Write(row(i) + "\n");
        }
        file.Position = 0;
        return file;
    }

    private static string Iso(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static T[] Drawn<T>(int count, Func<int, T> draw) => [.. Enumerable.Range(0, count).Select(draw)];

    private int Back(int most) => Today.DayNumber - Whole(0, most);

    /// <summary>From the first to before the second.</summary>
    private int Whole(int from, int to) => from + (int)(_dice.Next() * (to - from));
}
