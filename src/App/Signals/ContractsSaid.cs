using Perennial.Core.Contracts;

namespace Perennial.App.Signals;

/// <summary>What was said of contracts, from statement to statement.</summary>
internal sealed class ContractsSaid : IHistory<ContractSaid>
{
    private readonly Chains<(long Account, ContractSaid Said)> _contracts = new();

    public int Count => _contracts.Count;

    /// <summary>
    /// What was agreed, as it stood when a day was over, with the account that it belonged to; no terms while there are none or the contract is put aside.
    /// A contract counts from its own start: what was said of it first stands for the time before it was said.
    /// </summary>
    /// <param name="contract">Its place.</param>
    /// <param name="end">UTC microseconds.</param>
    public (long Account, ContractTerms? Agreed) On(int contract, long end)
    {
        ref readonly var state = ref _contracts.SaidBy(contract, end);
        return (state.Account, state.Said.InForce);
    }

    public void Take(in FactLog<ContractSaid>.Fact fact)
    {
        var contract = _contracts.Find(fact.Record);
        _contracts.Say(fact.Record, fact.At, (fact.Account, (contract < 0 ? ContractSaid.None : _contracts.Newest(contract).Said).With(fact.Said)));
    }
}
