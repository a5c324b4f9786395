using System.Globalization;
using System.Text;

namespace Perennial.Bench.Health;

/// <summary>Facts of a drawn book as plain arrays, in the order of their accounts, and the same as files to import.</summary>
internal sealed class SignalFacts
{
    public const int Answers = 3, Tickets = 3, Contacts = 3;
    public static readonly DateOnly Today = new(2026, 1, 15);
    private readonly Throws _dice = new(17);

    public SignalFacts(int accounts)
    {
        Accounts = accounts;
        LineFrom = Drawn(accounts, _ => Day(1400));
        LineAmount = [.. Enumerable.Range(0, accounts).Select(_ => (float)Whole(10, 900))];
        ContractFrom = Drawn(accounts, i => LineFrom[i]);
        ContractMonths = Drawn(accounts, _ => 12 * Whole(1, 4));
        AnswerDay = Drawn(accounts * Answers, _ => Day(700));
        AnswerScore = Drawn(accounts * Answers, _ => Whole(0, 11));
        TicketDay = Drawn(accounts * Tickets, _ => Day(400));
        TicketDays = Drawn(accounts * Tickets, _ => Whole(0, 40));
        TicketMinutes = Drawn(accounts * Tickets, _ => Whole(5, 900));
        ContactIsChampion = [.. Enumerable.Range(0, accounts * Contacts).Select(_ => _dice.Next() < 0.3)];
    }

    public int Accounts { get; }

    /// <summary>Day numbers; a line an account.</summary>
    public int[] LineFrom { get; }
    public float[] LineAmount { get; }
    public int[] ContractFrom { get; }
    public int[] ContractMonths { get; }
    public int[] AnswerDay { get; }
    public int[] AnswerScore { get; }
    public int[] TicketDay { get; }

    /// <summary>Until it was solved.</summary>
    public int[] TicketDays { get; }
    public int[] TicketMinutes { get; }
    public bool[] ContactIsChampion { get; }

    /// <summary>Kinds of imports with their files.</summary>
    public IEnumerable<(string Kind, MemoryStream File)> Files() =>
    [
        ("accounts", File("account_id,name,phase", Accounts, i => $"A-{i},Account {i},{(i % 9 == 0 ? "onboarding" : "live")}")),
        ("subscription-lines", File("account_id,subscription_id,line_id,unit_price,currency,interval,start,discount_percent", Accounts, i => $"A-{i},S-{i},L-{i},{LineAmount[i]},USD,month,{Iso(LineFrom[i])},{(i % 5 == 0 ? "10" : "")}")),
        ("contracts", File("contract_id,account_id,start,end,auto_renews", Accounts, i => $"K-{i},A-{i},{Iso(ContractFrom[i])},{DateOnly.FromDayNumber(ContractFrom[i]).AddMonths(ContractMonths[i]):yyyy-MM-dd},yes")),
        ("contacts", File("contact_id,account_id,role", Accounts * Contacts, i => $"C-{i},A-{i / Contacts},{(ContactIsChampion[i] ? "champion" : "user")}")),
        ("survey-responses", File("response_id,account_id,instrument,scale_min,scale_max,score,answered_at", Accounts * Answers, i => $"R-{i},A-{i / Answers},nps,0,10,{AnswerScore[i]},{Iso(AnswerDay[i])}")),
        ("tickets", File("ticket_id,account_id,opened_at,first_response_minutes,closed_at", Accounts * Tickets, i => $"T-{i},A-{i / Tickets},{Iso(TicketDay[i])},{TicketMinutes[i]},{Iso(TicketDay[i] + TicketDays[i])}")),
    ];

    private static MemoryStream File(string header, int rows, Func<int, string> row)
    {
        var text = new StringBuilder(header).Append('\n');
        for (var i = 0; i < rows; i++) text.Append(row(i)).Append('\n');
        return new(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Iso(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int[] Drawn(int count, Func<int, int> draw) => [.. Enumerable.Range(0, count).Select(draw)];

    private int Day(int back) => Today.DayNumber - Whole(0, back);

    /// <summary>From the first to before the second.</summary>
    private int Whole(int from, int to) => from + (int)(_dice.Next() * (to - from));
}
