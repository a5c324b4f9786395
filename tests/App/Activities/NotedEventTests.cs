using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Activities;

public sealed class NotedEventTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task What_changes_of_an_account_and_its_people_and_contracts_stands_on_its_timeline()
    {
        await _client.Bring("accounts", "account_id,name,owner_email,phase\nA,Acme,ana@x.example,Onboarding\n");
        await _client.Bring("contacts", "contact_id,account_id,name,role\nC,A,Carla,user\n");
        (await Events()).ShouldBeEmpty("what is new is no change");
        await _client.Bring("accounts", "account_id,name,owner_email,phase\nA,Acme,bo@x.example,Onboarding\n");
        var phase = await _client.PutAccountsAsync([new AccountItem("A", Phase: "Live")], Stop);
        await _client.Bring("contacts", "contact_id,account_id,role\nC,A,champion\n");
        using var api = _host.Api();
        (await api.PostAsJsonAsync("/api/v1/accounts/A/contracts", new { contractId = "K", name = "Frame", start = "2025-02-01", end = "2026-02-01" }, Stop)).EnsureSuccessStatusCode();
        (await api.PatchAsJsonAsync("/api/v1/contracts/K", new { end = "2027-02-01" }, Stop)).EnsureSuccessStatusCode();
        (await Events()).ShouldBe(["Owner: ana@x.example → bo@x.example (Import 3)", "Phase: Onboarding → Live (test)", "Carla is champion now (Import 4)", "Contract added: Frame, until 2026-02-01 (test)", "Contract ends 2027-02-01 instead of 2026-02-01: Frame (test)"]);

        await _client.UndoChangeAsync(phase.ChangeId!.Value, Stop);
        await _client.UndoImportAsync(3, Stop);
        (await Events()).ShouldNotContain(e => e.StartsWith("Phase:", StringComparison.Ordinal) || e.StartsWith("Owner:", StringComparison.Ordinal), "it goes with what it tells of");
    }

    [Fact]
    public async Task The_note_of_a_hand_over_stands_on_the_timeline_of_each_account()
    {
        var (ana, bo) = (await _host.Add(Role.Csm, "ana@x.example", "Ana"), await _host.Add(Role.Csm, "bo@x.example", "Bo"));
        await _client.PutAccountsAsync([new AccountItem("A", "Acme", OwnerEmail: "ana@x.example"), new AccountItem("B", "Bolt", OwnerEmail: "ana@x.example")], Stop);
        await _client.HandOverAsync(ana.Id, new HandOverWish([bo.Id]) { Note = "Ana is on leave until May." }, Stop);
        foreach (var account in (string[])["A", "B"])
        {
            var noted = await _client.ActivitiesAsync(account, Stop).SingleAsync(Stop);
            (noted.Kind, noted.Title, noted.Body).ShouldBe(("system", "Owner: ana@x.example → bo@x.example", "Ana is on leave until May."));
        }
    }

    private async Task<List<string>> Events() =>
        [.. (await _client.ActivitiesAsync("A", Stop).Where(a => a.Kind == "system").ToListAsync(Stop)).OrderBy(a => a.Id).Select(a => $"{a.Title} ({a.Author})")];
}
