namespace Perennial.Tests;

/// <summary>
/// Compares a text with the committed one. <c>UPDATE_SNAPSHOTS=1 ./test --only "*Snapshot*"</c> writes what the product says now, to be read in the diff.
/// </summary>
public static class Snapshot
{
    /// <param name="name">A file under tests/Snapshots ("help.txt"), or a path from the repository's root ("docs/metrics.md").</param>
    public static void Match(string name, string text)
    {
        var file = Repository.At(name.Contains('/', StringComparison.Ordinal) ? name : $"tests/Snapshots/{name}");
        var now = Normal(text);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, now);
            return;
        }

        File.Exists(file).ShouldBeTrue($"{name} is missing. {HowTo}");
        var expected = Normal(File.ReadAllText(file));
        if (expected != now) Assert.Fail($"{name} differs from what the product says now. {HowTo}\n{FirstDifference(expected, now)}");
    }

    private const string HowTo = "If the change is meant: UPDATE_SNAPSHOTS=1 ./test --only NAME_OF_THIS_TEST, then read the diff and commit it.";

    private static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string FirstDifference(string expected, string now)
    {
        var (before, after) = (expected.Split('\n'), now.Split('\n'));
        var at = Enumerable.Range(0, Math.Max(before.Length, after.Length)).First(i => before.ElementAtOrDefault(i) != after.ElementAtOrDefault(i));
        return $"line {at + 1}\n  committed: {before.ElementAtOrDefault(at) ?? "(end)"}\n  now:       {after.ElementAtOrDefault(at) ?? "(end)"}";
    }
}
