using System.Globalization;
using Perennial.App.Accounts;
using Perennial.Client;
using Perennial.Core.Contracts;

namespace Perennial.App.Contracts;

/// <summary>A contract on a day, with the lines under it and what they pay under it: nothing before it begins and once it has ended, for then another contract holds them.</summary>
public sealed record ContractView(Contract Contract, ContractState State, ContractTerms.Term Term, DateOnly? Renewal, DateOnly? NoticeBy, IReadOnlyList<LineHistory.Line> Lines, decimal Mrr)
{
    public decimal? AnnualValue => Contract.AnnualValue is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>It runs on that day, so that what its lines pay is paid under it.</summary>
    public bool Runs => RunsIn(State);

    internal static bool RunsIn(ContractState state) => state is not (ContractState.Upcoming or ContractState.Ended);

    public string StateWord => WordOf(State);

    public static string WordOf(ContractState state) => state switch
    {
        ContractState.Upcoming => "upcoming",
        ContractState.Running => "running",
        ContractState.PastNotice => "past-notice",
        ContractState.Cancelled => "cancelled",
        ContractState.Ended => "ended",
    };

    public static ContractView Of(Contract contract, LineHistory lines, DateOnly day)
    {
        var (agreed, state) = (contract.Agreed, contract.Agreed.StateOn(day));
        List<LineHistory.Line> under = [.. lines.Lines.Where(l => contract.Subscriptions.Contains(l.SubscriptionId))];
        return new(contract, state, agreed.On(day), agreed.RenewalAfter(day), agreed.NoticeAfter(day), under, RunsIn(state) ? under.Sum(l => lines.AmountOn(l, day)) : 0);
    }

    public ContractRow Row(string accountId) => new(Contract.ExternalId, accountId, Contract.Name, StateWord, Contract.StartOn, Term.From, Term.To, Renewal, NoticeBy, Contract.AutoRenews,
        Contract.CancelledOn, Contract.Currency, AnnualValue, Contract.Subscriptions, Mrr, Contract.Version);
}
