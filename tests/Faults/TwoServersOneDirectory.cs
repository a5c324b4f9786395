using System.Diagnostics;

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

        since = Stopwatch.GetTimestamp();
        await using var second = ServerProcess.Start(_data);
        (await second.Ended()).ShouldBe(1);
        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(ofAStart + TimeSpan.FromSeconds(5), "at once, beside what any start takes on this machine");
        second.Said.ShouldContain($"process {first.Id}");
        second.Said.ShouldContain(_data);
        second.Said.ShouldNotContain("   at ", Case.Sensitive, "an error for people has no stack trace");
        (await first.IsWell()).ShouldBeTrue("the first is unaffected");

        await first.Kill();
        await using var third = await ServerProcess.Start(_data).Ready();
        (await third.IsWell()).ShouldBeTrue();
        (await File.ReadAllTextAsync(Path.Combine(_data, "holder"), TestContext.Current.CancellationToken)).ShouldContain($"process {third.Id}");
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);
}
