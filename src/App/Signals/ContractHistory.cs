using Perennial.Core.Contracts;

namespace Perennial.App.Signals;

/// <summary>What was said of one contract, from statement to statement.</summary>
internal sealed class ContractHistory
{
    private readonly List<(long At, int Place, ContractSaid Said)> _said = [];

    /// <summary>Every contract of which a fact counts, of those that are asked for.</summary>
    public static IReadOnlyCollection<ContractHistory> Of(ReadOnlySpan<FactLog<ContractSaid>.Fact> facts, SignalQuestion asked)
    {
        var (found, only) = (new Dictionary<long, ContractHistory>(), asked.RecordsIn(facts));
        foreach (ref readonly var fact in facts)
        {
            if (!asked.Known.Counts(fact.RecordedAt, fact.Source) || only?.Contains(fact.Record) == false) continue;
            if (!found.TryGetValue(fact.Record, out var contract)) found.Add(fact.Record, contract = new());
            contract._said.Add((fact.At, asked.PlaceOf(fact.Account), (contract._said.Count == 0 ? ContractSaid.None : contract._said[^1].Said).With(fact.Said)));
        }
        return found.Values;
    }

    /// <summary>
    /// What was agreed, as it stood when a day was over, with the place of the account among those that are asked for; no terms while there are none or the contract is put aside.
    /// A contract counts from its own start: what was said of it first stands for the time before it was said.
    /// </summary>
    /// <param name="end">UTC microseconds.</param>
    public (int Place, ContractTerms? Agreed) On(long end)
    {
        var at = _said.Count - 1;
        while (_said[at].At >= end && _said[at].At != _said[0].At) at--;
        return (_said[at].Place, _said[at].Said.InForce);
    }
}
