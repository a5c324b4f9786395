using System.Reflection;
using System.Xml.Linq;
using Perennial.Core;

namespace Perennial.Tests.Structure;

/// <summary>Cli -> App -> Core and Cli -> Client &lt;- App; Core is pure.</summary>
public sealed class ProjectTests
{
    private static readonly Dictionary<string, string[]> _mayUse = new(StringComparer.Ordinal)
    {
        ["Core"] = [],
        ["Client"] = [],
        ["Usage"] = ["Core"],
        ["App"] = ["Core", "Client", "Usage"],
        ["Cli"] = ["App", "Client", "Core", "Usage"],
    };

    // Text in memory is no I/O.
    private static readonly HashSet<string> _pureIo = new(StringComparer.Ordinal) { "StringReader", "StringWriter", "TextReader", "TextWriter", "InvalidDataException" };
    private static readonly string[] _impureNamespaces = ["System.IO", "System.Net", "System.Data", "Microsoft."];
    private static readonly HashSet<string> _impureTypes = new(StringComparer.Ordinal) { "System.Console", "System.Threading.Tasks.Task", "System.Threading.Thread", "System.Environment", "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Diagnostics.Process", "NodaTime.SystemClock" };

    [Fact]
    public void Projects_refer_to_each_other_in_one_direction()
    {
        var projects = Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        projects.Select(Name).Order(StringComparer.Ordinal).ShouldBe(_mayUse.Keys.Order(StringComparer.Ordinal));
        foreach (var project in projects) Wrong(Name(project), XDocument.Parse(Repository.Read(project))).ShouldBeEmpty();
    }

    [Fact]
    public void A_project_that_refers_upwards_is_noticed() =>
        Wrong("Core", XDocument.Parse("""<Project><ItemGroup><ProjectReference Include="../App/App.csproj" /></ItemGroup></Project>""")).ShouldBe(["App"]);

    [Fact]
    public void Core_touches_no_disk_network_database_or_clock()
    {
        var core = typeof(MetricCatalog).Assembly;
        core.GetTypes().Length.ShouldBeGreaterThan(50);
        Impure(core).ShouldBeEmpty();
    }

    [Fact]
    public void Code_that_touches_them_is_noticed()
    {
        var impure = Impure(typeof(Perennial.App.PerennialServer).Assembly).ToList();
        impure.ShouldContain(use => use.EndsWith("System.IO.File", StringComparison.Ordinal));
        impure.ShouldContain(use => use.EndsWith("System.TimeProvider", StringComparison.Ordinal));
    }

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    private static IEnumerable<string> Wrong(string project, XDocument text) =>
        text.Descendants("ProjectReference").Select(reference => Name(reference.Attribute("Include")!.Value.Replace('\\', '/'))).Except(_mayUse[project], StringComparer.Ordinal);

    private static IEnumerable<string> Impure(Assembly assembly) =>
        from use in Uses.TypesIn(assembly)
        let name = use.Type.FullName ?? use.Type.Name
        let space = use.Type.Namespace ?? ""
        where _impureTypes.Contains(name)
            || (_impureNamespaces.Any(impure => space.StartsWith(impure, StringComparison.Ordinal)) && !_pureIo.Contains(use.Type.Name) && !IsOfTheCompiler(space))
        select $"{use.By.FullName} uses {name}";

    private static bool IsOfTheCompiler(string space) => space == "Microsoft.CodeAnalysis";
}
