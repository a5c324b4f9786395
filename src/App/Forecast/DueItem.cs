using Perennial.App.Revenue;
using Perennial.Client;
using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>A renewal as it is listed: whose, what the model says, and what somebody says.</summary>
public sealed record DueItem(ForecastDue Forecast, AccountEntry Account, RenewalCall? Call)
{
    public Due Due => Forecast.Due;
    public ForecastLine Line => Forecast.Line;

    public ForecastRow Row => new(
        Account.ExternalId, Account.Name, Account.Segment, Account.Owner, Due.Contract?.ExternalId, Due.Contract?.Name, ForecastWords.Of(Due.Kind), Due.On, Due.Amount,
        Line.Chance is { } c ? (decimal)c.P : null, Line.Chance is { } l ? (decimal)l.Low : null, Line.Chance is { } h ? (decimal)h.High : null, ForecastWords.Of(Forecast.Basis), Line.Chance is null ? null : Line.Expected,
        [.. (Forecast.Risk?.Reasons ?? []).Take(3).Select(r => r.Words)], Call?.Category, Call?.Amount, Call?.Author, Call?.Note);

    public static IReadOnlyList<string> Header { get; } =
        ["account_id", "name", "segment", "owner", "contract_id", "contract", "kind", "due_on", "amount", "chance", "chance_low", "chance_high", "basis", "expected", "call", "called_amount", "called_by", "call_note"];

    public IReadOnlyList<object?> Cells => Row is var r ? [r.AccountId, r.AccountName, r.Segment, r.Owner, r.ContractId, r.ContractName, r.Kind, r.DueOn, r.Amount, r.Chance, r.ChanceLow, r.ChanceHigh, r.Basis, r.Expected, r.Call, r.CalledAmount, r.CalledBy, r.CallNote] : [];
}
