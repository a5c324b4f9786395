using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;

namespace Perennial.Tests.Browser;

/// <summary>In the browser: an owner invites a virtual CSM and gives them three accounts; signed in as them, nothing of any other account is found.</summary>
[Collection(BrowserCollection.Name)]
public sealed class VirtualCsmTests(BrowserHost browser)
{
    private static readonly string[] _given = ["ACC-0003", "ACC-0174", "ACC-0289"];

    private static readonly string[] _pages =
    [
        "/", "/accounts", "/accounts?filter=archived:yes,no", "/accounts?filter=as:2026-01-01", "/accounts?filter=has:owner&sort=name", "/contacts", "/contacts?sort=account", "/segments", "/segments/1", "/segments/2", "/products", "/revenue", "/metrics", "/metrics/nrr", "/metrics/customer-churn",
        "/why/mrr", "/why/nrr", "/why/customer-churn", "/changes", "/data-quality", "/data-quality/same-name", "/imports", "/imports/2", "/settings", "/settings/people", "/settings/audit", "/settings/options", "/settings/tokens", "/log", "/find?q=a", "/find?q=e",
        "/accounts/ACC-0003", "/accounts/ACC-0003/people", "/accounts/ACC-0003/history", "/accounts/ACC-0003/edit", "/accounts/ACC-0174/timeline", "/accounts/ACC-0289/contracts",
    ];

    private static readonly string[] _answers =
    [
        "/accounts.csv", "/contacts.csv", "/contracts", "/contracts.csv", "/api/v1/contracts", "/api/v1/accounts", "/api/v1/accounts?limit=500", "/api/v1/contacts", "/api/v1/segments", "/api/v1/segments/1/accounts", "/api/v1/changes", "/api/v1/products", "/api/v1/metrics", "/api/v1/metrics/nrr?by=owner", "/api/v1/metrics/mrr?by=segment",
        "/api/v1/movements", "/api/v1/people", "/api/v1/imports", "/api/v1/audit", "/api/v1/data-quality", "/api/v1/exports/accounts", "/api/v1/exports/contacts", "/api/v1/exports/subscription-lines",
        "/api/v1/filters/complete?list=accounts&text=owner:&at=6", "/api/v1/filters/complete?list=accounts&text=country:&at=8", "/api/v1/filters/complete?list=accounts&text=in:&at=3", "/fragments/account-options?q=a", "/fragments/account-options?q=Foxglen", "/fragments/log-people?account=Foxglen", "/fragments/people/accounts?q=a",
    ];

    [Fact]
    public async Task Nothing_of_any_other_account_is_found_by_page_search_palette_export_API_or_by_guessing_ids()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var db = browser.Demo.Workspace.OpenFor(Viewer.System);
        var accounts = await db.Accounts.AsNoTracking().ToListAsync();
        var given = accounts.Where(a => _given.Contains(a.ExternalId)).ToList();
        var foreign = accounts.Where(a => !_given.Contains(a.ExternalId) && !given.Any(g => g.Name.Contains(a.Name, StringComparison.Ordinal))).ToList();
        var ids = foreign.Select(a => a.Id).ToHashSet();
        var contacts = (await db.Contacts.AsNoTracking().ToListAsync()).Where(c => ids.Contains(c.AccountId)).ToList();
        var contract = (await db.Contracts.AsNoTracking().ToListAsync()).First(c => ids.Contains(c.AccountId));
        var activity = (await db.Activities.AsNoTracking().ToListAsync()).Last(a => ids.Contains(a.AccountId));
        var one = foreign.First(a => a.Id == contract.AccountId);
        var contact = contacts.First(c => c.AccountId == one.Id);

        var said = await Run(new
        {
            given = given.Select(a => new { id = a.ExternalId, name = a.Name }),
            look = foreign.Take(20).SelectMany(a => new[] { a.Name, a.ExternalId, a.Domain! }).Concat(contacts.Take(20).SelectMany(c => new[] { c.Email!, c.ExternalId })),
            words = foreign.SelectMany(a => new[] { Escaped(a.Name), a.Domain }).Concat(contacts.Select(c => c.Email)).OfType<string>().Distinct(),
            pages = _pages,
            answers = _answers,
            addresses = Guesses(one.ExternalId, contact.ExternalId, contract.ExternalId, activity.Id.ToString(CultureInfo.InvariantCulture)),
        });

        said.ShouldNotContain(line => line.StartsWith("problem", StringComparison.Ordinal), string.Join('\n', said));
        said.ShouldContain("list: " + string.Join(" | ", given.Select(a => a.Name).Order(StringComparer.Ordinal)));
        said.ShouldContain("count: 3 accounts");
        said.ShouldContain($"pages: {_pages.Length}");
        said[^1].ShouldStartWith("guessed: ");
    }

    /// <summary>Real addresses beside ones that never were.</summary>
    private static IEnumerable<string[]> Guesses(string account, string contact, string contract, string activity) =>
    [
        .. from page in (string[])["", "/timeline", "/people", "/contracts", "/history", "/why", "/edit", "/contacts/new", "/contracts/new"] select Guess("/accounts/{0}" + page, account, "ACC-9999"),
        .. from part in (string[])["", "/activities", "/contracts", "/movements", "/lines"] select Guess("/api/v1/accounts/{0}" + part, account, "ACC-9999"),
        Guess("/log?account={0}", account, "ACC-9999"),
        Guess("/contacts/{0}", contact, "CON-9999-9"), Guess("/contacts/{0}/edit", contact, "CON-9999-9"), Guess("/api/v1/contacts/{0}", contact, "CON-9999-9"),
        Guess("/contracts/{0}/edit", contract, "CT-9999-9"),
        Guess("/activities/{0}/edit", activity, "99999999"), Guess("/api/v1/activities/{0}", activity, "99999999"),
    ];

    private static string[] Guess(string address, string real, string never) => [address.Replace("{0}", real, StringComparison.Ordinal), address.Replace("{0}", never, StringComparison.Ordinal), real, never];

    private static string Escaped(string name) => name.Contains('&', StringComparison.Ordinal) ? name.Split('&')[1].Trim() : name;

    private async Task<IReadOnlyList<string>> Run(object wanted)
    {
        var start = new ProcessStartInfo("node", [Repository.At("tests/Browser/virtual-csm.mjs"), browser.Demo.Url.ToString().TrimEnd('/'), PerennialHost.OwnerEmail, PerennialHost.OwnerPassword]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var driver = Process.Start(start)!;
        var (said, wrong) = (driver.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), driver.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await driver.StandardInput.WriteAsync(JsonSerializer.Serialize(wanted, JsonSerializerOptions.Web));
        driver.StandardInput.Close();
        await driver.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await wrong).ShouldBeEmpty();
        return (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
