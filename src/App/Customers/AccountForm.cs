using Microsoft.AspNetCore.Http;
using Perennial.App.Accounts;

namespace Perennial.App.Customers;

/// <summary>An account as its form has it.</summary>
public sealed record AccountForm
{
    public const string CustomPrefix = "custom.";

    public string? AccountId { get; init; }
    public string? Name { get; init; }
    public string? ParentId { get; init; }
    public string? Domain { get; init; }
    public string? OtherDomains { get; init; }
    public string? Segment { get; init; }
    public string? Phase { get; init; }
    public string? Country { get; init; }
    public string? Tags { get; init; }
    public string? OwnerEmail { get; init; }
    public string? CoOwners { get; init; }
    public IReadOnlyDictionary<string, string?> Custom { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public static AccountForm Of(Account account) => new()
    {
        AccountId = account.ExternalId,
        Name = account.Name,
        ParentId = account.ParentExternalId,
        Domain = account.Domain,
        OtherDomains = string.Join("; ", account.OtherDomains),
        Segment = account.Segment,
        Phase = account.Phase,
        Country = account.Country,
        Tags = string.Join("; ", account.Tags),
        OwnerEmail = account.OwnerEmail,
        CoOwners = string.Join("; ", account.CoOwners),
        Custom = account.Custom.ToDictionary(c => c.Key, c => (string?)c.Value, StringComparer.Ordinal),
    };

    public static AccountForm Read(IFormCollection form) => new()
    {
        AccountId = form["accountId"],
        Name = form["name"],
        ParentId = form["parentId"],
        Domain = form["domain"],
        OtherDomains = form["otherDomains"],
        Segment = form["segment"],
        Phase = form["phase"],
        Country = form["country"],
        Tags = form["tags"],
        OwnerEmail = form["ownerEmail"],
        CoOwners = form["coOwners"],
        Custom = Customs(form),
    };

    /// <summary>What is to be written. Who may not change teams leaves them out.</summary>
    internal RecordItem Item(string accountId, bool withTeam)
    {
        var item = new RecordItem().Set("accountId", accountId).Set("name", Name).Set("parentId", ParentId).Set("domain", Domain).Set("otherDomains", OtherDomains)
            .Set("segment", Segment).Set("phase", Phase).Set("country", Country).Set("tags", Tags).SetCustom(Custom);
        return withTeam ? item.Set("ownerEmail", OwnerEmail).Set("coOwners", CoOwners) : item;
    }

    internal static Dictionary<string, string?> Customs(IFormCollection form)
    {
        var custom = form.Where(f => f.Key.StartsWith(CustomPrefix, StringComparison.Ordinal) && f.Key.Length > CustomPrefix.Length).ToDictionary(f => f.Key[CustomPrefix.Length..], f => (string?)string.Join("; ", f.Value.Where(v => !string.IsNullOrWhiteSpace(v))), StringComparer.Ordinal);
        if (form["newField"].ToString().Trim() is { Length: > 0 } name) custom[name] = form["newValue"];
        return custom;
    }
}
