using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Perennial.Client;

namespace Perennial.Tests.Faults;

/// <summary>Drill 11: a large file with one row in a hundred bad, the server killed in the middle more than once, in little memory.</summary>
public sealed class KilledImport : IDisposable
{
    private const long MemoryLimit = 512L << 20;
    private static readonly int _rows = Drill.IsLong ? 1_000_000 : 100_000;
    private static readonly string[] _bad = ["A{0},S{0},L{0},recurring,1,ten,USD,month,2024-01-01", "A{0},S{0},L{0},recurring,1,10,USD,month,2024-02-30", "A{0},S{0},,recurring,1,10,USD,month,2024-01-01", "A{0},S{0},L{0},recurring,1,10,USD,fortnight,2024-01-01"];

    private readonly string _data = Directory.CreateTempSubdirectory("perennial-killed-").FullName;
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"perennial-killed-{Guid.NewGuid():n}.csv");

    [Fact]
    public async Task Every_good_row_is_in_once_and_every_bad_row_is_named_by_its_line()
    {
        WriteFile();
        var kills = 0;
        await using (var first = await Serve())
        {
            await Send(first);
            kills += await KillWhenBeyond(first, rows: 0);
        }
        await using (var second = await Serve())
        {
            var before = (await Run(second, 1)).Progress.Rows;
            before.ShouldBeGreaterThan(0, "what was in before the kill is kept");
            kills += await KillWhenBeyond(second, rows: before);
        }
        kills.ShouldBeGreaterThan(0, "the file came in before it could be killed: make it larger");

        await using var last = await Serve();
        var run = await Ended(last, 1);
        run.Status.ShouldBe("done");
        run.Counts.ShouldBe(new ImportCounts(New: Good, Changed: 0, Unchanged: 0, Refused: Bad));
        (await Facts(last)).ShouldBe(Good);
        (await ErrorLines(last)).ShouldBe(Enumerable.Range(0, _rows).Where(IsBad).Select(row => row + 2L));

        await Send(last);
        var again = await Ended(last, 2);
        again.Counts.ShouldBe(new ImportCounts(New: 0, Changed: 0, Unchanged: Good, Refused: Bad));
        (await Facts(last)).ShouldBe(Good, "a rerun adds none");
        last.PeakBytes.ShouldBeLessThan(MemoryLimit);
    }

    public void Dispose()
    {
        File.Delete(_file);
        Directory.Delete(_data, recursive: true);
    }

    private static int Bad => _rows / 100;
    private static int Good => _rows - Bad;

    private static bool IsBad(int row) => row % 100 == 57;

    private void WriteFile()
    {
        using var file = new StreamWriter(_file);
        file.WriteLine("account_id,subscription_id,line_id,kind,quantity,unit_price,currency,interval,start");
        for (var row = 0; row < _rows; row++)
            file.WriteLine(IsBad(row) ? string.Format(CultureInfo.InvariantCulture, _bad[row / 100 % _bad.Length], row)
                : $"A{row / 10},S{row / 2},L{row},recurring,{1 + (row % 7)},{(row % 977) + 0.5m},USD,month,2024-01-01");
    }

    private Task<ServerProcess> Serve() =>
        ServerProcess.Start(_data, new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_GCHeapHardLimit"] = "0x18000000" }).Ready(); // 384 MB of heap

    private async Task Send(ServerProcess server)
    {
        using var api = Api(server);
        await using var file = File.OpenRead(_file);
        using var content = new StreamContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        (await api.PostAsync(new Uri("/api/v1/imports?kind=subscription-lines&fileName=lines.csv", UriKind.Relative), content)).EnsureSuccessStatusCode();
    }

    /// <returns>1 if it was killed in the middle, 0 if the import had ended.</returns>
    private async Task<int> KillWhenBeyond(ServerProcess server, long rows)
    {
        while (true)
        {
            var run = await Run(server, 1);
            if (run.FinishedAt is not null) return 0;
            if (run.Progress.Rows <= rows) continue;
            await server.Kill();
            return 1;
        }
    }

    private async Task<Import> Ended(ServerProcess server, long id)
    {
        while (true)
        {
            var run = await Run(server, id);
            if (run.FinishedAt is not null) return run;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private async Task<Import> Run(ServerProcess server, long id)
    {
        using var api = Api(server);
        return (await api.GetFromJsonAsync<Import>($"/api/v1/imports/{id}", ApiJson.Options, TestContext.Current.CancellationToken))!;
    }

    private async Task<int> Facts(ServerProcess server) => (await Lines(server, "/api/v1/subscription-lines.csv")).Count();

    private async Task<IEnumerable<long>> ErrorLines(ServerProcess server) =>
        (await Lines(server, "/api/v1/imports/1/errors.csv")).Select(line => long.Parse(line.Split(',')[0], CultureInfo.InvariantCulture));

    private async Task<IEnumerable<string>> Lines(ServerProcess server, string path)
    {
        using var api = Api(server);
        var text = await api.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
    }

    private HttpClient Api(ServerProcess server)
    {
        var client = new HttpClient { BaseAddress = server.Url, Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", File.ReadAllText(Path.Combine(_data, "token")).Trim());
        return client;
    }
}
