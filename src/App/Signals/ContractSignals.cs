using Perennial.App.Shell;
using Perennial.Core.Contracts;
using Perennial.Core.Revenue;

namespace Perennial.App.Signals;

/// <summary>The contract in force of each account; of several the one that ends or renews next.</summary>
internal sealed class ContractSignals(Histories<ContractSaid, ContractsSaid> histories) : ISignalSource
{
    public IReadOnlyList<string> Tells { get; } = ["contract-months", "days-to-renewal"];

    public Task FillAsync(SignalQuestion asked, CancellationToken cancellation) => histories.AskAsync(asked.Known, contracts =>
    {
        if (contracts.Count == 0 && !asked.IsPart) asked.Leave("No contract is known.", Tells);
        else
            foreach (var day in asked.Days) Fill(asked, day, contracts);
        return true;
    }, cancellation);

    private static void Fill(SignalQuestion asked, SignalDay day, ContractsSaid contracts)
    {
        var (months, left, next) = (day.Column(), day.Column(), new ContractTerms.Term?[day.Count]);
        for (var c = 0; c < contracts.Count; c++)
        {
            var (account, terms) = contracts.On(c, day.EndMicros);
            if (terms is not { } agreed || day.RowOf(asked.PlaceOf(account)) is not (>= 0 and var i) || agreed.StateOn(day.Day) is ContractState.Upcoming or ContractState.Ended) continue;
            var term = agreed.On(day.Day);
            if (next[i] is not { } other || (term.To ?? DateOnly.MaxValue, term.From).CompareTo((other.To ?? DateOnly.MaxValue, other.From)) < 0) next[i] = term;
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
