namespace Perennial.Tests;

public sealed class SnapshotTests
{
    [Fact]
    public void An_equal_text_passes_whatever_its_line_endings() =>
        Snapshot.Match("sample.txt", Repository.Read("tests/Snapshots/sample.txt").ReplaceLineEndings("\r\n"));

    [Fact]
    public void A_different_text_fails_and_names_the_line()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") return;
        Should.Throw<Xunit.Sdk.FailException>(() => Snapshot.Match("tests/Snapshots/sample.txt", "one\nTWO\nthree")).Message.ShouldContain("line 2");
    }

    [Fact]
    public void A_missing_snapshot_fails()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") return;
        Should.Throw<Exception>(() => Snapshot.Match("no-such-snapshot.txt", "anything"));
    }
}
