using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;

namespace Perennial.Tests.App.Import;

public sealed class FactTablesTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_entity_reads_from_its_migrated_table_for_every_kind_of_viewer(bool everyAccount)
    {
        await using var db = host.Workspace.OpenFor(everyAccount ? Viewer.System : Viewer.Only(1, "somebody", []));
        await Reads(db.Accounts);
        await Reads(db.AccountFacts);
        await Reads(db.Contacts);
        await Reads(db.ContactFacts);
        await Reads(db.SubscriptionLineFacts);
        await Reads(db.FxRateFacts);
        await Reads(db.Imports);
        await Reads(db.ImportErrors);
        await Reads(db.ImportMappings);
    }

    private static async Task Reads<T>(IQueryable<T> rows) => (await rows.ToListAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
}
