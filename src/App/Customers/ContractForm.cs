using System.Globalization;
using Microsoft.AspNetCore.Http;
using Perennial.App.Contracts;

namespace Perennial.App.Customers;

/// <summary>A contract as its form has it.</summary>
public sealed record ContractForm
{
    public string? ContractId { get; init; }
    public string? Name { get; init; }
    public string? Start { get; init; }
    public string? End { get; init; }
    public string? AutoRenews { get; init; }
    public string? RenewalMonths { get; init; }
    public string? NoticeDays { get; init; }
    public string? Signed { get; init; }
    public string? Cancelled { get; init; }
    public string? Currency { get; init; }
    public string? AnnualValue { get; init; }
    public IReadOnlyList<string> Subscriptions { get; init; } = [];
    public string? Terms { get; init; }
    public IReadOnlyDictionary<string, string?> Custom { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public static ContractForm Of(Contract c) => new()
    {
        ContractId = c.ExternalId,
        Name = c.Name,
        Start = Shell.Format.Iso(c.StartOn),
        End = c.EndOn is { } end ? Shell.Format.Iso(end) : null,
        AutoRenews = c.AutoRenews ? "yes" : "no",
        RenewalMonths = c.RenewalMonths > 0 ? c.RenewalMonths.ToString(CultureInfo.InvariantCulture) : null,
        NoticeDays = c.NoticeDays?.ToString(CultureInfo.InvariantCulture),
        Signed = c.SignedOn is { } signed ? Shell.Format.Iso(signed) : null,
        Cancelled = c.CancelledOn is { } cancelled ? Shell.Format.Iso(cancelled) : null,
        Currency = c.Currency,
        AnnualValue = c.AnnualValue,
        Subscriptions = c.Subscriptions,
        Terms = c.Terms,
        Custom = c.Custom.ToDictionary(x => x.Key, x => (string?)x.Value, StringComparer.Ordinal),
    };

    public static ContractForm Read(IFormCollection form) => new()
    {
        ContractId = form["contractId"],
        Name = form["name"],
        Start = form["start"],
        End = form["end"],
        AutoRenews = form["autoRenews"],
        RenewalMonths = form["renewalMonths"],
        NoticeDays = form["noticeDays"],
        Signed = form["signed"],
        Cancelled = form["cancelled"],
        Currency = form["currency"],
        AnnualValue = form["annualValue"],
        Subscriptions = [.. form["subscriptions"].Where(s => !string.IsNullOrWhiteSpace(s))!],
        Terms = form["terms"].ToString().ReplaceLineEndings("\n"),
        Custom = AccountForm.Customs(form),
    };

    internal RecordItem Item(string contractId, string accountId) => new RecordItem().Set("contractId", contractId).Set("accountId", accountId).Set("name", Name).Set("start", Start).Set("end", End)
        .Set("autoRenews", AutoRenews).Set("renewalMonths", RenewalMonths).Set("noticeDays", NoticeDays).Set("signed", Signed).Set("cancelled", Cancelled).Set("currency", Currency).Set("annualValue", AnnualValue)
        .Set("subscriptions", Subscriptions).Set("terms", Terms).SetCustom(Custom);
}
