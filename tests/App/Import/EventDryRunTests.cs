using Perennial.Client;

namespace Perennial.Tests.App.Import;

/// <summary>What a dry run of events says is what the import then does, and the page tells of events in events' words.</summary>
public sealed class EventDryRunTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("timestamp,event,user_id,account_id,message_id\n2026-01-01,x,u,A,1\n2026-01-01,x,u,A,2\n2026-01-02,x,u,A,1\n2026-01-03,x,u,B,3\nnever,x,u,A,4\n")]
    [InlineData("{\"type\":\"track\",\"userId\":\"u\",\"event\":\"x\",\"messageId\":\"1\",\"context\":{\"groupId\":\"A\"}}\n{\"type\":\"track\",\"userId\":\"u\",\"event\":\"x\",\"messageId\":\"2\",\"context\":{\"groupId\":\"A\"}}\n{\"type\":\"track\",\"userId\":\"u\",\"event\":\"x\",\"messageId\":\"1\",\"context\":{\"groupId\":\"A\"}}\n{\"type\":\"track\",\"userId\":\"u\",\"event\":\"x\",\"messageId\":\"3\",\"context\":{\"groupId\":\"B\"}}\n{\"type\":\"track\"}\n")]
    public async Task A_dry_run_counts_ids_that_come_twice_as_the_import_does(string file)
    {
        await using var host = new PerennialHost();
        await host.InitializeAsync();
        using var client = host.Client();
        await client.Bring("accounts", "account_id\nA\n");
        var dry = await client.Bring("events", file, new ImportOptions { DryRun = true });
        (dry.Counts.Stored, dry.Counts.Doubled, dry.Counts.Unmapped, dry.Counts.Refused).ShouldBe((3, 1, 1, 1));
        var real = await client.Bring("events", file);
        real.Counts.ShouldBe(dry.Counts);
        (await client.Bring("events", file, new ImportOptions { DryRun = true })).Counts.ShouldSatisfyAllConditions(c => c.Stored.ShouldBe(0), c => c.Doubled.ShouldBe(4));
        using var browser = await host.SignedIn();
        var page = await browser.GetStringAsync($"/imports/{real.Id}", Now);
        foreach (var word in (string[])[">Stored<", ">Doubled<", ">Unmapped<", ">Refused<"]) page.ShouldContain(word);
        page.ShouldNotContain(">Unchanged<");
    }
}
