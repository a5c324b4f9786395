using System.Diagnostics;
using Perennial.Client;
using Perennial.Tests.Faults.Ingest;
using Perennial.Usage;
using Perennial.Usage.DuckDb;

namespace Perennial.Tests.Faults;

/// <summary>Drill 7.</summary>
public sealed class TwoServersOneDirectory : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("perennial-two-").FullName;

    [Fact]
    public async Task The_second_is_refused_by_the_holder_s_name_and_takes_over_when_the_holder_is_killed()
    {
        var since = Stopwatch.GetTimestamp();
        await using var first = await ServerProcess.Start(_data).Ready();
        var ofAStart = Stopwatch.GetElapsedTime(since);

        using var client = new PerennialClient(first.Url, (await File.ReadAllTextAsync(Path.Combine(_data, "token"), TestContext.Current.CancellationToken)).Trim());
        using var sender = Senders.Of(first.Url, (await client.MakeWriteKeyAsync(new NewWriteKey("two"), TestContext.Current.CancellationToken)).Key);
        (await Stored(sender, "before")).ShouldBe(1);

        since = Stopwatch.GetTimestamp();
        await using var second = ServerProcess.Start(_data);
        (await second.Ended()).ShouldBe(1);
        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(ofAStart + TimeSpan.FromSeconds(5), "at once, beside what any start takes on this machine");
        second.Said.ShouldContain($"process {first.Id}");
        second.Said.ShouldContain(_data);
        second.Said.ShouldNotContain("   at ", Case.Sensitive, "an error for people has no stack trace");
        (await first.IsWell()).ShouldBeTrue("the first is unaffected");
        (await Stored(sender, "after")).ShouldBe(1, "and so are its events");
        (await Stored(sender, "before")).ShouldBe(0);
        TheUsageFolderIsHeldToo();

        await first.Kill();
        await using var third = await ServerProcess.Start(_data).Ready();
        (await third.IsWell()).ShouldBeTrue();
        using var again = new HttpClient { BaseAddress = third.Url };
        again.DefaultRequestHeaders.Authorization = sender.DefaultRequestHeaders.Authorization;
        (await Stored(again, "after")).ShouldBe(0, "it knows what the first had counted");
        (await File.ReadAllTextAsync(Path.Combine(_data, "holder"), TestContext.Current.CancellationToken)).ShouldContain($"process {third.Id}");
    }

    private static async Task<int> Stored(HttpClient sender, string id)
    {
        using var answer = await sender.PostAsync(new Uri("/v1/track", UriKind.Relative), Senders.Json($$"""{"messageId":"{{id}}","userId":"u","event":"x"}"""), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Answer()).GetProperty("stored").GetInt32();
    }

    /// <summary>Also for who passes by the directory's own lock.</summary>
    private void TheUsageFolderIsHeldToo()
    {
        Should.Throw<DuckDbException>(() => new DuckDatabase(Path.Combine(_data, "usage", EventStore.Data)).Dispose()).Message.ShouldContain("lock");
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);
}
