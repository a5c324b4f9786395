using System.Reflection;
using System.Runtime.CompilerServices;

namespace Perennial.Tests.Structure;

/// <summary>Names are the field's nouns: a suffix that says nothing about customers says nothing.</summary>
public sealed class NameTests
{
    private static readonly string[] _empty = ["Service", "Services", "Manager", "Helper", "Helpers", "Base", "Impl", "Dto", "Utils", "Util"];

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var names = Product.Types.Select(type => type.Name.Split('`')[0]).ToList();
        names.Count.ShouldBeGreaterThan(100);
        Empty(names).ShouldBeEmpty();
    }

    [Fact]
    public void Such_names_are_noticed() =>
        Empty(["AccountService", "TimelineManager", "DateUtils", "PageBase", "Database", "Churn"]).ShouldBe(["AccountService", "TimelineManager", "DateUtils", "PageBase"]);

    private static IEnumerable<string> Empty(IEnumerable<string> names) =>
        names.Where(name => _empty.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal)));
}

internal static class Product
{
    /// <summary>Every type that somebody wrote in the product.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. Assemblies().SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type))];

    private static Assembly[] Assemblies() =>
        [typeof(Perennial.Core.MetricCatalog).Assembly, typeof(Perennial.Client.MetricInterval).Assembly, typeof(Perennial.App.PerennialServer).Assembly, Assembly.Load("perennial")];

    private static bool IsGenerated(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal) || type.IsDefined(typeof(CompilerGeneratedAttribute)) || (type.DeclaringType is { } outer && IsGenerated(outer));
}
