using System.Text.RegularExpressions;

namespace Perennial.Tests.Structure;

/// <summary>A link in a document leads somewhere, and no document is left out of its index.</summary>
public sealed class DocsTests
{
    private static readonly Regex _link = new(@"\]\(([^)#\s]+)(?:#[^)]*)?\)", RegexOptions.Compiled);

    private static IEnumerable<string> Documents => Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal));

    [Fact]
    public void Every_relative_link_leads_somewhere()
    {
        Documents.Count().ShouldBeGreaterThan(10);
        Documents.SelectMany(file => Dead(file, Repository.Read(file))).ShouldBeEmpty();
    }

    [Fact]
    public void A_dead_link_is_noticed() =>
        Dead("docs/README.md", "[a](../README.md) [b](gone.md) [c](https://example.com/x) ![d](images/gone.png)").ShouldBe(["docs/README.md: gone.md", "docs/README.md: images/gone.png"]);

    [Theory]
    [InlineData("docs/decisions/", "docs/decisions/README.md")]
    [InlineData("docs/", "docs/README.md")]
    public void Every_document_is_in_its_index(string folder, string index)
    {
        var listed = Links(Repository.Read(index)).ToHashSet(StringComparer.Ordinal);
        var there = Documents.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && !file[folder.Length..].Contains('/', StringComparison.Ordinal) && file != index).Select(file => file[folder.Length..]).ToList();
        there.ShouldNotBeEmpty();
        there.Where(file => !listed.Contains(file)).ShouldBeEmpty($"not in {index}");
    }

    private static IEnumerable<string> Links(string text) => _link.Matches(text).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Dead(string file, string text) =>
        from link in Links(text)
        where !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal)
        let target = Path.GetFullPath(Path.Combine(Repository.At(Path.GetDirectoryName(file)!), link))
        where !Path.Exists(target)
        select $"{file}: {link}";
}
