using Perennial.App.Access;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Signals;
using Perennial.Core.Health;
using Perennial.Core.Revenue;

namespace Perennial.App.Health;

/// <summary>What was known of all accounts at the ends of past months, and which of them were lost within 90 days.</summary>
public sealed class PastOutcomes(SignalReader signals, HealthScores scores, WorkspaceLedger ledger, WorkspaceSettings settings, RevenueQuestions questions)
{
    public const int Horizon = 90;

    /// <summary>One month's end.</summary>
    /// <param name="Lost">1 where a customer of the day was lost within the horizon.</param>
    /// <param name="IsCustomer">Who pays on the day; of nobody else it is judged.</param>
    public sealed record Day(SignalTable Table, IReadOnlyList<AccountKind> Kinds, byte[] Lost, bool[] IsCustomer);

    /// <summary>Ends of months whose outcomes are all known by now, ascending.</summary>
    public async Task<IReadOnlyList<DateOnly>> DaysAsync(int months, CancellationToken cancellation)
    {
        var options = await settings.InForceAsync(cancellation);
        var known = new RevenueQuestion { Options = options, Today = questions.TodayIn(options) }.Horizon;
        var month = new DateOnly(known.Year, known.Month, 1);
        return [.. Enumerable.Range(0, months + 4).Select(back => month.AddMonths(-back).AddDays(-1)).Where(day => day.AddDays(Horizon) <= known).Take(months).Order()];
    }

    /// <summary>One after the other, so that a large book needs room for one only.</summary>
    /// <param name="days">Their days.</param>
    /// <param name="needKinds">Whether segments and phases matter.</param>
    /// <param name="asKnown">Only with what was known on each day itself; else with what is known of it now.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<Day> OverAsync(IReadOnlyList<DateOnly> days, bool needKinds, bool asKnown, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var options = await settings.InForceAsync(cancellation);
        foreach (var day in days)
        {
            var table = await signals.AtAsync(day, asKnown ? day : null, cancellation);
            var timeline = await ledger.AtAsync(options, null, Subject.Revenue, cancellation);
            var (lost, customers) = (new byte[table.Accounts.Length], new bool[table.Accounts.Length]);
            for (var i = 0; i < lost.Length; i++)
            {
                if (timeline.OrdinalOf(table.Accounts[i]) is not (>= 0 and var account) || !timeline.IsCustomerOn(account, day)) continue;
                customers[i] = true;
                lost[i] = timeline.Steps(account, day.AddDays(Horizon)).Any(step => step.Day > day && !timeline.IsCustomerOn(account, step.Day)) ? (byte)1 : (byte)0;
            }
            yield return new(table, await scores.KindsAsync(needKinds, table, day, asKnown, cancellation), lost, customers);
        }
    }
}
