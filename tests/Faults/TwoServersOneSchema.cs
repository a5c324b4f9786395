using System.Diagnostics;

namespace Perennial.Tests.Faults;

/// <summary>Drill 7 on PostgreSQL: two servers with directories of their own, one schema.</summary>
public sealed class TwoServersOneSchema : IDisposable
{
    private readonly string _first = Directory.CreateTempSubdirectory("perennial-two-").FullName;
    private readonly string _second = Directory.CreateTempSubdirectory("perennial-two-").FullName;

    [Fact]
    public async Task The_second_is_refused_by_the_holder_s_name_and_takes_over_when_the_holder_is_killed()
    {
        Assert.SkipWhen(TestPostgres.Server is null, TestPostgres.Missing);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["Store__Relational"] = TestPostgres.For(_first) };
        var since = Stopwatch.GetTimestamp();
        await using var first = await ServerProcess.Start(_first, environment).Ready();
        var ofAStart = Stopwatch.GetElapsedTime(since);
        first.Said.ShouldContain("its tables on PostgreSQL");

        since = Stopwatch.GetTimestamp();
        await using var second = ServerProcess.Start(_second, environment);
        (await second.Ended()).ShouldBe(1);
        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(ofAStart + TimeSpan.FromSeconds(5), "at once, beside what any start takes on this machine");
        second.Said.ShouldContain($"process {first.Id}");
        second.Said.ShouldContain("schema t_");
        second.Said.ShouldNotContain("   at ", Case.Sensitive, "an error for people has no stack trace");
        (await first.IsWell()).ShouldBeTrue("the first is unaffected");

        await first.Kill();
        await using var third = await ServerProcess.Start(_second, environment).Ready();
        (await third.IsWell()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_that_is_not_there_and_a_wrong_address_are_said_in_a_sentence()
    {
        foreach (var (address, word) in new[] { ("Host=127.0.0.1;Port=1;Database=x;Username=y", "cannot be used"), ("Host=127.0.0.1", "names no Database"), ("Server of mine", "no PostgreSQL connection string"), ("Host=h;Database=x;Search Path=public", "cannot be the workspace's schema") })
        {
            await using var server = ServerProcess.Start(_first, new Dictionary<string, string>(StringComparer.Ordinal) { ["Store__Relational"] = address });
            (await server.Ended()).ShouldBe(1, server.Said);
            server.Said.ShouldContain(word);
            server.Said.ShouldNotContain("   at ", Case.Sensitive);
        }
    }

    public void Dispose()
    {
        Directory.Delete(_first, recursive: true);
        Directory.Delete(_second, recursive: true);
        if (TestPostgres.Server is not null) TestPostgres.Drop(TestPostgres.For(_first));
    }
}
