using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Import;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Database;

public sealed class StorableTextTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_no_database_takes_alike_is_replaced_before_it_gets_there()
    {
        await using (var db = host.Workspace.OpenFor(Viewer.System))
        {
            db.Add(new SavedMapping { Kind = "k", Header = "h", Name = "nul \0, half \uD83D, other half \uDE00, whole \U0001F600", Mapping = "{}", SavedAt = host.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Now);
        }
        await using var again = host.Workspace.OpenFor(Viewer.System);
        (await again.ImportMappings.SingleAsync(m => m.Kind == "k", Now)).Name.ShouldBe("nul \uFFFD, half \uFFFD, other half \uFFFD, whole \U0001F600");
    }

    [Fact]
    public async Task A_custom_field_whose_key_ends_between_two_halves_of_a_character_comes_in()
    {
        using var client = host.Client();
        var import = await client.Bring("accounts", $"account_id,note\nLONG,{new string('a', 499)}\U0001F600b\n");
        import.Status.ShouldBe("done", import.Error);
        host.Rows("select text_key from account_custom where field = 'note'").ShouldBe([new string('a', 499)]);
    }
}
