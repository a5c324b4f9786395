using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Perennial.Client;

namespace Perennial.Tests.Faults;

/// <summary>kill -9 in the middle of a move to PostgreSQL: the next run goes on, compares everything, and the source is what it was.</summary>
public sealed class KilledMove : IDisposable
{
    private const int Rows = 60_000;
    private readonly string _data = Directory.CreateTempSubdirectory("perennial-moved-").FullName;
    private string? _to;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_goes_on_where_it_was_and_the_source_is_unharmed()
    {
        Assert.SkipWhen(TestPostgres.Server is null, TestPostgres.Missing);
        _to = TestPostgres.For(_data + "-moved");
        await using (var server = await ServerProcess.Start(_data, new Dictionary<string, string>(StringComparer.Ordinal) { ["Store__Relational"] = "" }).Ready())
        {
            using var client = new PerennialClient(server.Url, (await File.ReadAllTextAsync(Path.Combine(_data, "token"), Stop)).Trim());
            var import = await client.ImportAsync("subscription-lines", Lines(), "lines.csv", cancellation: Stop);
            (await client.FollowImportAsync(import.Id, Stop).LastAsync(Stop)).Counts.New.ShouldBe(Rows);
            await server.Kill(); // and a log is left beside the database
        }
        var before = await Sums();

        using (var killed = Start())
        {
            while (await killed.StandardError.ReadLineAsync(Stop) is { } line)
                if (line.StartsWith("subscription_line_facts: 20000 ", StringComparison.Ordinal)) break;
            killed.Kill();
            await killed.WaitForExitAsync(Stop);
            killed.ExitCode.ShouldBe(137);
        }

        using var again = Start();
        var (said, told) = (again.StandardOutput.ReadToEndAsync(Stop), again.StandardError.ReadToEndAsync(Stop));
        await again.WaitForExitAsync(Stop);
        again.ExitCode.ShouldBe(0, await told);
        (await told).ShouldNotContain("subscription_line_facts: 15000 ");
        (await told).ShouldContain("Every table has the same rows on both sides");
        (await said).ShouldContain("60,000");
        (await Sums()).ShouldBe(before);
    }

    public void Dispose()
    {
        Directory.Delete(_data, recursive: true);
        if (_to is not null) TestPostgres.Drop(_to);
    }

    private Process Start() => Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "perennial"), ["move", "--data", _data, "--to", _to!]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath() })!;

    private async Task<string[]> Sums()
    {
        var sums = new List<string>();
        foreach (var file in Directory.GetFiles(_data, "perennial.db*").Order(StringComparer.Ordinal)) sums.Add($"{Path.GetFileName(file)} {Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, Stop)))}");
        sums.ShouldNotBeEmpty();
        return [.. sums];
    }

    private static MemoryStream Lines()
    {
        var text = new StringBuilder("account_id,subscription_id,line_id,product,unit_price,currency,interval,start\n");
        for (var i = 1; i <= Rows; i++) text.Append("A").Append(i % 1000).Append(",S").Append(i).Append(",L").Append(i).Append(",Pro,").Append(i % 90).Append(".50,USD,month,202").Append(i % 5).Append("-01-01\n");
        return new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
