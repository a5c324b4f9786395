using System.Text.RegularExpressions;

namespace Perennial.Tests.App.Filters;

/// <summary>Every example of docs/filters.md is asked of a server.</summary>
public sealed class FilterDocsTests(FilteredBook book) : IClassFixture<FilteredBook>
{
    [Fact]
    public async Task Every_example_of_the_documentation_is_a_filter()
    {
        var text = Repository.Read("docs/filters.md");
        var examples = Regex.Matches(text, "```filter\n(.*?)```", RegexOptions.Singleline).SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        examples.Count.ShouldBeGreaterThan(12);
        foreach (var example in examples.Where(e => !e.Contains(":me", StringComparison.Ordinal))) (await book.Part(example)).ShouldNotBeNull(example);
        using var browser = await book.Host.SignedIn();
        foreach (var example in examples)
        {
            var answer = await browser.GetAsync("/accounts?filter=" + Uri.EscapeDataString(example), TestContext.Current.CancellationToken);
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("filter-error", Case.Sensitive, example);
        }
    }

    [Fact]
    public void Every_field_is_in_the_documentation_and_on_the_command_line()
    {
        var fields = Perennial.App.Accounts.AccountFields.All.Select(f => f.Field.Name).ToList();
        fields.Count.ShouldBeGreaterThan(15);
        fields.Where(field => !Repository.Read("docs/filters.md").Contains($"`{field}`", StringComparison.Ordinal)).ShouldBeEmpty();
        fields.Except(Perennial.Cli.Names.FilterFields).ShouldBeEmpty();
    }
}
