using System.Diagnostics;
using System.Text.Json;

namespace Perennial.Tests.Faults;

/// <summary>sqlmap and wapiti, bound to loopback and in time. They are Debian packages; without them these drills skip, and say so.</summary>
internal static class Attackers
{
    private static readonly string? _sqlmap = Find("sqlmap"), _wapiti = Find("wapiti");

    public static string? Missing => (_sqlmap, _wapiti) is (not null, not null) ? null : "SKIPPED: sqlmap and wapiti are not here: sudo apt-get install -y sqlmap wapiti";

    /// <summary>What sqlmap says it can inject into, each with its address, when it looks a second time as well: it judges by how alike two pages are, and pages that say when they were made are never quite alike.</summary>
    /// <param name="folder">Where it may leave files.</param>
    /// <param name="targets">Addresses with parameters.</param>
    /// <param name="headers">Sent with every request.</param>
    /// <param name="more">Further arguments, as <c>--data</c>.</param>
    public static async Task<(List<string> Found, string Log)> SqlmapAsync(string folder, IReadOnlyList<string> targets, string headers, params string[] more)
    {
        var (found, log) = await LookAsync(folder, targets, headers, more);
        if (found.Count == 0) return (found, log);
        var (again, relog) = await LookAsync(folder, [.. found.Select(AddressOf).Distinct()], headers, more);
        return ([.. again.Intersect(found, StringComparer.Ordinal)], log + relog);
    }

    private static string AddressOf(string line) => line[..(line.IndexOf(",GET,", StringComparison.Ordinal) is var end and > 0 ? end : line.IndexOf(',', StringComparison.Ordinal))];

    /// <summary>Not what it takes back itself.</summary>
    private static async Task<(List<string> Found, string Log)> LookAsync(string folder, IReadOnlyList<string> targets, string headers, string[] more)
    {
        var list = Path.Combine(folder, "targets.txt");
        await File.WriteAllLinesAsync(list, targets);
        var results = Path.Combine(folder, "results.csv");
        File.Delete(results);
        var log = await RunAsync(folder, _sqlmap!,
        [
            "-m", list, "--batch", "--disable-coloring", "--flush-session", "--output-dir", Path.Combine(folder, "sqlmap"), "--results-file", results, "--headers", headers, "--technique", "BEU", "--level", "1", "--risk", "1",
            "--threads", "4", "--timeout", "20", "--retries", "1", "--ignore-code", "400,401,403,404,409,415,422,429", "--skip-waf", "--answers", "follow=N,redirect=N", .. more,
        ]);
        var found = File.Exists(results) ? (await File.ReadAllLinesAsync(results)).Skip(1).Where(line => line.Length > 0 && !line.Contains("false positive or unexploitable", StringComparison.Ordinal) && line.Split(',') is [_, _, { Length: > 0 }, ..]).ToList() : [];
        return (found, log);
    }

    /// <summary>What wapiti says is vulnerable, each with its address.</summary>
    public static async Task<(List<string> Found, string Log)> WapitiAsync(string folder, string url, IReadOnlyList<string> starts, string? header, TimeSpan time)
    {
        var report = Path.Combine(folder, "wapiti.json");
        var log = await RunAsync(folder, _wapiti!,
        [
            "-u", url, "--scope", "folder", "-m", "sql,blindsql,xss,permanentxss,file,exec,crlf,redirect", "-f", "json", "-o", report, "--flush-session", "--no-bugreport", "--store-session", Path.Combine(folder, "session"), "-S", "normal",
            "--max-scan-time", time.TotalSeconds.ToString("0", System.Globalization.CultureInfo.InvariantCulture), "--max-attack-time", "60", "--max-links-per-page", "40", "-d", "3", .. starts.SelectMany(start => (string[])["-s", start]), .. header is null ? [] : (string[])["-H", header],
        ]);
        if (!File.Exists(report)) return (["wapiti wrote no report"], log);
        using var said = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        return ([.. said.RootElement.GetProperty("vulnerabilities").EnumerateObject().SelectMany(kind => kind.Value.EnumerateArray().Select(one => $"{kind.Name}: {one.GetProperty("info").GetString()} at {one.GetProperty("path").GetString()}"))], log);
    }

    private static async Task<string> RunAsync(string folder, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["HOME"] = folder;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (said, failed) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await said + await failed;
    }

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
