using System.Text;
using Perennial.Client;
using static Perennial.Tests.App.Import.ImportHost;

namespace Perennial.Tests.App.Import;

/// <summary>An import that is stopped in the middle: by a person, and by the server's end.</summary>
public sealed class ImportJobTests
{
    private const int Rows = 3000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cancelled_import_keeps_what_is_in_and_can_be_undone()
    {
        await using var host = await PerennialHost.StartAsync(b => b.Configuration["Imports:RowsInBatch"] = "1");
        using var client = host.Client();
        var (import, gate) = await HeldInTheMiddle(host, client);
        await client.CancelImportAsync(import.Id, Stop);
        gate.Dispose();
        var ended = await client.Ended(import.Id);
        ended.Status.ShouldBe("cancelled");
        ended.Counts.New.ShouldBeInRange(1, Rows - 1);
        host.Rows("select count(*) from subscription_line_facts").ShouldBe([ended.Counts.New.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        (await Should.ThrowAsync<ApiRefusal>(() => client.CancelImportAsync(import.Id, Stop))).Message.ShouldContain("cancelled");
        await client.UndoImportAsync(import.Id, Stop);
        host.Rows("select count(*) from accounts").ShouldBe(["0"]);
    }

    [Fact]
    public async Task An_import_that_the_server_s_end_interrupts_goes_on_at_the_next_start()
    {
        await using var host = await PerennialHost.StartAsync(b => b.Configuration["Imports:RowsInBatch"] = "1");
        long id;
        using (var client = host.Client())
        {
            var (import, gate) = await HeldInTheMiddle(host, client);
            id = import.Id;
            var restart = host.Restart();
            gate.Dispose();
            await restart;
        }
        using var after = host.Client();
        var ended = await after.Ended(id);
        ended.Status.ShouldBe("done");
        ended.Counts.ShouldBe(Counts(@new: Rows, refused: 1));
        host.Rows("select count(*), count(distinct line_id) from subscription_line_facts").ShouldBe([$"{Rows}|{Rows}"]);
        (await after.Errors(id)).Single().Line.ShouldBe(Rows + 2);
    }

    [Theory]
    [InlineData("timestamp,event,user_id,account_id\n", "2024-01-01,open,ana,A\n")]
    [InlineData("", "{\"type\":\"track\",\"event\":\"open\",\"userId\":\"ana\",\"timestamp\":\"2024-01-01T00:00:00Z\"}\r\n")]
    public async Task Events_without_an_id_that_say_the_same_are_told_apart_also_when_it_goes_on_at_the_next_start(string header, string row)
    {
        const int Same = 400;
        await using var host = await PerennialHost.StartAsync(b => b.Configuration["Imports:RowsInBatch"] = "1");
        long id;
        using (var client = host.Client())
        {
            var (import, gate) = await HeldInTheMiddle(host, client, "events", header + string.Concat(Enumerable.Repeat(row, Same)), Same);
            id = import.Id;
            var restart = host.Restart();
            gate.Dispose();
            await restart;
        }
        using var after = host.Client();
        (await after.Ended(id)).Status.ShouldBe("done");
        (await after.UsageAsync(Stop)).MessageIds.ShouldBe(Same);
    }

    [Fact]
    public async Task Anonymous_answers_that_say_the_same_are_told_apart_also_when_it_goes_on_at_the_next_start()
    {
        const int same = 400;
        const string header = "account_id,instrument,scale_min,scale_max,score,answered_at\n";
        var file = header + string.Concat(Enumerable.Repeat("A,nps,0,10,9,2024-01-01\n", same));
        await using var host = await PerennialHost.StartAsync(b => b.Configuration["Imports:RowsInBatch"] = "1");
        long id;
        using (var client = host.Client())
        {
            var (import, gate) = await HeldInTheMiddle(host, client, "survey-responses", file, same);
            id = import.Id;
            var restart = host.Restart();
            gate.Dispose();
            await restart;
        }
        using var after = host.Client();
        (await after.Ended(id)).Counts.ShouldBe(Counts(@new: same));
        host.Rows("select count(distinct answer_key) from survey_answer_facts").ShouldBe([$"{same}"]);
        (await after.Bring("survey-responses", file)).Counts.ShouldBe(Counts(unchanged: same));
    }

    [Fact]
    public async Task While_one_import_runs_the_next_waits_and_a_waiting_one_can_be_taken_out()
    {
        await using var host = await PerennialHost.StartAsync(b => b.Configuration["Imports:RowsInBatch"] = "1");
        using var client = host.Client();
        var (import, gate) = await HeldInTheMiddle(host, client);
        (await client.ImportAsync(import.Id, Stop)).Progress.SecondsRemaining.ShouldNotBeNull();
        gate.Dispose();
        var next = await client.ImportAsync("accounts", new MemoryStream(Encoding.UTF8.GetBytes("account_id\nZ1\n")), "next.csv", cancellation: Stop);
        var waiting = await client.CancelImportAsync(next.Id, Stop);
        waiting.Status.ShouldBeOneOf("cancelled", "done");
        (await client.Ended(import.Id)).Status.ShouldBe("done");
        (await client.ImportsAsync(cancellation: Stop).ToListAsync(Stop)).Select(i => i.Id).ShouldBe([next.Id, import.Id]);
        (await client.ImportsAsync("accounts", Stop).ToListAsync(Stop)).Select(i => i.Id).ShouldBe([next.Id]);
    }

    private static Task<(Perennial.Client.Import Import, IDisposable Gate)> HeldInTheMiddle(PerennialHost host, PerennialClient client)
    {
        var text = new StringBuilder("account_id,subscription_id,line_id,unit_price,interval,start\n");
        for (var i = 0; i < Rows; i++) text.Append("A1,S1,L").Append(i).Append(",10,month,2024-01-01\n");
        text.Append("A1,S1,bad,x,month,2024-01-01\n");
        return HeldInTheMiddle(host, client, "subscription-lines", text.ToString(), Rows);
    }

    /// <summary>Starts an import whose every row is a transaction, and takes the write gate when some rows are in.</summary>
    private static async Task<(Perennial.Client.Import Import, IDisposable Gate)> HeldInTheMiddle(PerennialHost host, PerennialClient client, string kind, string text, int rows)
    {
        var import = await client.ImportAsync(kind, new MemoryStream(Encoding.UTF8.GetBytes(text)), "lines.csv", cancellation: Stop);
        while (true)
        {
            var gate = await host.Workspace.Gate.EnterAsync(Stop);
            var done = long.Parse(host.Rows($"select rows_done from imports where id = {import.Id}")[0], System.Globalization.CultureInfo.InvariantCulture);
            if (done > 0)
            {
                done.ShouldBeLessThan(rows);
                return (import, gate);
            }
            gate.Dispose();
            await Task.Delay(5, Stop);
        }
    }
}
