using System.Reflection;
using Perennial.App;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Import;

namespace Perennial.Tests.Structure;

/// <summary>
/// The slices of App in the order in which they may read each other: a slice uses those before it.
/// Free for all are the entities of the database's model and their ids (foreign keys go both ways), the store itself and the shell.
/// </summary>
public sealed class SliceTests
{
    private static readonly string[] _order = ["Access", "Settings", "Filters", "Views", "Revenue", "Changes", "Accounts", "Contacts", "Activities", "Contracts", "Products", "Segments", "Events", "Features", "Engagement", "Voice", "Signals", "Health", "Risk", "Forecast", "Import", "Traits", "Fields", "Team", "DataQuality", "Customers", "Merging", "BulkEdits", "Demo", "Operations"];
    private static readonly string[] _freeForAll = ["", "Database", "Shell"];

    private static readonly Assembly _app = typeof(PerennialServer).Assembly;

    [Fact]
    public void Every_folder_of_App_has_its_place_in_the_order()
    {
        var folders = Repository.Files.Where(file => file.StartsWith("src/App/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => file.Split('/')).Where(path => path.Length > 3).Select(path => path[2]).Distinct(StringComparer.Ordinal);
        folders.Order(StringComparer.Ordinal).ShouldBe(_order.Concat(_freeForAll[1..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_slice_reads_only_the_slices_before_it()
    {
        var uses = Between(_app).ToList();
        uses.Count.ShouldBeGreaterThan(20);
        Backwards(uses, _order).ShouldBeEmpty();
    }

    [Fact]
    public void A_use_of_a_later_slice_is_noticed()
    {
        (Type, Type)[] uses = [(typeof(Viewer), typeof(ImportRun)), (typeof(ImportRun), typeof(Viewer)), (typeof(AppDb), typeof(ImportRun))];
        Backwards(uses, _order).ShouldBe(["Perennial.App.Access.Viewer uses Perennial.App.Import.ImportRun"]);
    }

    private static IEnumerable<(Type By, Type Type)> Between(Assembly app)
    {
        var free = Vocabulary();
        return from use in Uses.TypesIn(app)
               where use.Type.Assembly == app && !free.Contains(use.Type)
               where Slice(use.By) != Slice(use.Type)
               select use;
    }

    private static IEnumerable<string> Backwards(IEnumerable<(Type By, Type Type)> uses, string[] order) =>
        from use in uses
        where !_freeForAll.Contains(Slice(use.By), StringComparer.Ordinal) && !_freeForAll.Contains(Slice(use.Type), StringComparer.Ordinal)
        where Array.IndexOf(order, Slice(use.By)) < Array.IndexOf(order, Slice(use.Type))
        select $"{use.By.FullName} uses {use.Type.FullName}";

    private static string Slice(Type type)
    {
        const string Root = "Perennial.App";
        var space = type.Namespace ?? "";
        return space.Length > Root.Length && space.StartsWith(Root, StringComparison.Ordinal) ? space[(Root.Length + 1)..].Split('.')[0] : "";
    }

    private static HashSet<Type> Vocabulary()
    {
        var directory = Directory.CreateTempSubdirectory("perennial-model-");
        try
        {
            using var workspace = Workspace.Open(directory.FullName, "structure test", TimeProvider.System);
            using var db = workspace.OpenFor(Viewer.System);
            return [.. db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties().Select(p => Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).Append(entity.ClrType))];
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
