using Perennial.App.Shell;
using Perennial.Core.Contracts;
using Perennial.Core.Revenue;

namespace Perennial.App.Signals;

/// <summary>The contract in force of each account; of several the one that ends or renews next.</summary>
internal sealed class ContractSignals(FactLog<ContractSaid> log) : ISignalSource
{
    public IReadOnlyList<string> Tells { get; } = ["contract-months", "days-to-renewal"];

    public async Task FillAsync(SignalQuestion asked, CancellationToken cancellation)
    {
        var contracts = ContractHistory.Of((await log.AllAsync(cancellation)).Span, asked);
        if (contracts.Count == 0 && !asked.IsPart)
        {
            asked.Leave("No contract is known.", Tells);
            return;
        }
        foreach (var day in asked.Days) Fill(asked, day, contracts);
    }

    private static void Fill(SignalQuestion asked, SignalDay day, IReadOnlyCollection<ContractHistory> contracts)
    {
        var (months, left, next) = (day.Column(), day.Column(), new ContractTerms.Term?[day.Count]);
        foreach (var contract in contracts)
        {
            if (contract.On(day.EndMicros) is not (var place, { } agreed) || agreed.StateOn(day.Day) is ContractState.Upcoming or ContractState.Ended) continue;
            var (term, i) = (agreed.On(day.Day), day.RowOf(place));
            if (i >= 0 && (next[i] is not { } other || (term.To ?? DateOnly.MaxValue, term.From).CompareTo((other.To ?? DateOnly.MaxValue, other.From)) < 0)) next[i] = term;
        }
        for (var i = 0; i < next.Length; i++)
        {
            if (next[i] is { To: { } to } term)
            {
                (months[i], left[i]) = ((float)new Period(term.From, to).Months, to.DayNumber - day.Day.DayNumber);
                asked.Notes?.Say("contract-months", $"The term in force runs from {Format.Iso(term.From)} to {Format.Iso(to)}.");
                asked.Notes?.Say("days-to-renewal", $"The term in force ends or renews on {Format.Iso(to)}.");
            }
            else
            {
                var why = next[i] is null ? $"No contract is in force on {Format.Iso(day.Day)}." : "The contract in force has no fixed term.";
                asked.Notes?.Say("contract-months", why);
                asked.Notes?.Say("days-to-renewal", why);
            }
        }
        day.Table.Set("contract-months", months);
        day.Table.Set("days-to-renewal", left);
    }
}
