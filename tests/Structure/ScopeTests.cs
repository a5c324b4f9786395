using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.Tests.Structure;

/// <summary>Every table that speaks of an account is read through the viewer's scope and written past the guard.</summary>
public sealed partial class ScopeTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("perennial-scope-");
    private readonly Workspace _workspace;
    private readonly AppDb _db;

    public ScopeTests()
    {
        _workspace = Workspace.Open(_directory.FullName, "scope test", TimeProvider.System);
        _db = _workspace.OpenFor(Viewer.System);
    }

    [Fact]
    public void Every_table_that_speaks_of_an_account_has_its_line_in_the_scope()
    {
        var bound = _db.Model.GetEntityTypes().Where(Speaks).ToList();
        bound.Count.ShouldBeGreaterThan(6);
        bound.Where(entity => !entity.IsScoped()).Select(entity => entity.ClrType.Name).ShouldBeEmpty("add a line to AppDb.Scope.cs");
    }

    [Fact]
    public void Every_column_that_leads_to_an_account_is_known_to_the_guard()
    {
        Leading(_db.Model).Count().ShouldBeGreaterThan(6);
        Unguarded(_db.Model).ShouldBeEmpty("type it as the id that it is, or name it in ScopeGuard");
    }

    [Fact]
    public void A_table_without_its_line_and_a_column_that_nobody_guards_are_noticed()
    {
        var builder = new ModelBuilder(new ConventionSet());
        builder.Entity<Forgotten>(entity => { entity.Property(f => f.Id); entity.Property(f => f.AccountId); entity.Property(f => f.ContactId); entity.HasKey(f => f.Id); });
        var model = (IReadOnlyModel)builder.Model;
        model.GetEntityTypes().Where(Speaks).Where(entity => !entity.IsScoped()).Select(entity => entity.ClrType.Name).ShouldBe(["Forgotten"]);
        Unguarded(model).ShouldBe(["Forgotten.AccountId", "Forgotten.ContactId"]);
    }

    public void Dispose()
    {
        _db.Dispose();
        _workspace.Dispose();
        _directory.Delete(recursive: true);
    }

    private static bool Speaks(IReadOnlyEntityType entity) => !entity.IsOwned() && (ScopeGuard.AccountsOf(entity).Any() || Leading(entity).Any());

    private static IEnumerable<(IReadOnlyEntityType Entity, IReadOnlyProperty Property)> Leading(IReadOnlyModel model) =>
        model.GetEntityTypes().SelectMany(entity => Leading(entity).Select(property => (entity, property)));

    /// <summary>By the name, whatever the type: a bare number called AccountId or ContactId is what somebody forgets.</summary>
    private static IEnumerable<IReadOnlyProperty> Leading(IReadOnlyEntityType entity) => entity.GetProperties().Where(property => Account().IsMatch(property.Name));

    private static IEnumerable<string> Unguarded(IReadOnlyModel model) =>
        from found in Leading(model)
        where !ScopeGuard.AccountsOf(found.Entity).Contains(found.Property) && !ScopeGuard.ReferencesOf(found.Entity).Any(reference => reference.Property == found.Property)
        select $"{found.Entity.ClrType.Name}.{found.Property.Name}";

    [GeneratedRegex("(Account|Contact|Contract|Note|Activity)Id$")]
    private static partial Regex Account();

    private sealed class Forgotten
    {
        public long Id { get; init; }
        public long AccountId { get; init; }
        public long ContactId { get; init; }
    }
}
