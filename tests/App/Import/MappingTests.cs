using System.Text;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Mapping;
using Perennial.Client;
using static Perennial.Tests.App.Import.ImportHost;

namespace Perennial.Tests.App.Import;

public sealed class MappingTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mapping_takes_columns_values_words_and_conditions()
    {
        using var client = host.Client();
        var import = await client.Bring("subscription-lines", """
            Kunde;Abo;Preis;Beginn;Ende;Turnus;Test;Notiz;Intern
            K1;M1;1.234,50;31.01.2024;;monatlich;ja;eins;x
            K1;M2;99,9;01.02.2024;2024-12-31;Jährlich;nein;;y
            K1;M3;5;01.02.2024;;vierteljährlich;nein;;y
            """, new ImportOptions
        {
            Mapping = """
                kind: subscription-lines
                columns:
                  account_id: Kunde
                  subscription_id: Abo
                  line_id: { column: Abo }
                  unit_price: Preis
                  currency: { value: EUR }
                  interval: { column: Turnus, map: { monatlich: month, jährlich: year, vierteljährlich: quarter } }
                  start: Beginn
                  end: { column: Ende }
                  trial_start: { column: Beginn, when: { Test: ja } }
                custom: all
                ignore: [Intern]
                dates: [dd.MM.yyyy]
                decimal: ","
                thousands: "."
                """,
        });
        import.Counts.ShouldBe(Counts(@new: 3));
        host.Rows("select line_id, unit_price, currency, billing_interval, start_at, end_at, trial_start, extra from subscription_line_facts where line_id like 'M%' order by id").ShouldBe(
        [
            """M1|1234.5|EUR|month|2024-01-31|~|2024-01-31|{"Notiz":"eins","Test":"ja"}""",
            """M2|99.9|EUR|year|2024-02-01|2024-12-31|~|{"Test":"nein"}""",
            """M3|5|EUR|quarter|2024-02-01|~|~|{"Test":"nein"}""",
        ]);
    }

    [Theory]
    [InlineData("custom: none", "{}")]
    [InlineData("custom: [b]", """{"b":"2"}""")]
    [InlineData("custom: all", """{"a":"1","b":"2"}""")]
    [InlineData("ignore: [b]", """{"a":"1"}""")]
    public async Task Further_columns_are_kept_as_the_mapping_says(string says, string custom)
    {
        using var client = host.Client();
        var id = "C" + (says + custom).Replace("\"", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        await client.Bring("accounts", $"account_id,a,b\n{id},1,2\n", new ImportOptions { Mapping = "columns: { account_id: account_id }\n" + says });
        host.Rows($"select custom from accounts where external_id = '{id}'").ShouldBe([custom]);
    }

    [Theory]
    [InlineData("columns: { account_id: id }", "'id', which the file does not have")]
    [InlineData("columns: { acount: account_id }", "no field of accounts")]
    [InlineData("columns: { name: name }", "'account_id'")]
    [InlineData("kind: contacts\ncolumns: { account_id: account_id }", "for contacts")]
    [InlineData("columns: { account_id: account_id }\ndecimal: x", "point or a comma")]
    [InlineData("columns: { account_id: account_id }\ncustom: [zip]", "'zip'")]
    [InlineData("columns: { account_id: { } }", "neither a column nor a value")]
    [InlineData("columns: { account_id: account_id, name: { column: name, when: { plan: x } } }", "'plan'")]
    public async Task A_mapping_that_does_not_fit_the_file_is_refused(string mapping, string says)
    {
        using var client = host.Client();
        (await Should.ThrowAsync<ApiRefusal>(() => client.Bring("accounts", "account_id,name\nX1,x\n", new ImportOptions { Mapping = mapping }))).Message.ShouldContain(says);
    }

    [Theory]
    [InlineData("columns: [", "not YAML")]
    [InlineData("just text", "object")]
    [InlineData("kind: accounts", "no 'columns'")]
    [InlineData("columns: {}\nunknown: 1", "'unknown'")]
    [InlineData("columns: { a: &x { column: b }, c: *x }", "Anchors")]
    [InlineData("columns: { a: [1] }", "must be an object")]
    [InlineData("columns: { a: { colum: b } }", "'colum'")]
    public void A_text_that_is_no_mapping_says_why(string text, string says) => Should.Throw<MappingException>(() => MappingText.Read(text)).Message.ShouldContain(says);

    [Fact]
    public void Nesting_without_end_does_not_exhaust_the_stack() =>
        Should.Throw<MappingException>(() => MappingText.Read("columns: " + new string('[', 100_000))).Message.ShouldContain("nested");

    [Fact]
    public void Json_is_a_mapping_too()
    {
        var mapping = MappingText.Read("""{"kind":"accounts","columns":{"account_id":"id","name":{"column":"n","value":"?"}},"custom":["*"],"decimal":null}""");
        mapping.Columns["name"].ShouldBe(new ImportSource { Column = "n", Value = "?", Line = 1 });
        mapping.Custom.ShouldBe(["*"]);
    }

    [Fact]
    public void The_guess_knows_names_and_aliases_however_they_are_spelt()
    {
        var guess = MappingGuess.Of(ImportKinds.Find("accounts")!, ["Account ID", "Company-Name", "ownerEmail", "Industry", "csm"]);
        guess.Columns.ToDictionary(c => c.Key, c => c.Value.Column).ShouldBe(new Dictionary<string, string?> { ["account_id"] = "Account ID", ["name"] = "Company-Name", ["owner_email"] = "ownerEmail" }, ignoreOrder: true);
    }

    [Fact]
    public void No_alias_means_two_fields_of_a_kind()
    {
        foreach (var kind in ImportKinds.All)
        {
            var names = kind.Fields.SelectMany(f => f.Aliases.Prepend(f.Name)).ToList();
            names.Count.ShouldBeGreaterThan(4);
            names.ShouldBeUnique(kind.Name);
            names.ShouldAllBe(n => HeaderName.Folded(n) == n);
        }
    }

    [Fact]
    public async Task A_held_file_is_previewed_mapped_started_and_its_mapping_remembered()
    {
        using var client = host.Client();
        const string csv = "Nummer,Firma,Wert\nH1,Eins,1\nH2,,x\n,Drei,3\n";
        var held = await client.ImportAsync("accounts", new MemoryStream(Encoding.UTF8.GetBytes(csv)), "h.csv", new ImportOptions { Hold = true }, Stop);
        held.Status.ShouldBe("ready");
        var guessed = await client.PreviewImportAsync(held.Id, cancellation: Stop);
        guessed.Problems.Single().ShouldContain("'account_id'");
        guessed.Header.ShouldBe(["Nummer", "Firma", "Wert"]);
        guessed.Sample[0].ShouldBe(["H1", "Eins", "1"]);
        (await Should.ThrowAsync<ApiRefusal>(() => client.RunImportAsync(held.Id, cancellation: Stop))).Message.ShouldContain("'account_id'");

        var mapping = new ImportMapping { Columns = new Dictionary<string, ImportSource> { ["account_id"] = new() { Column = "Nummer" }, ["name"] = new() { Column = "Firma" } } };
        var preview = await client.PreviewImportAsync(held.Id, mapping, Stop);
        preview.Problems.ShouldBeEmpty();
        preview.Kept.ShouldBe(["Wert"]);
        preview.Rows.Select(r => $"{r.Line} {r.Values.GetValueOrDefault("name")} {string.Join(',', r.Errors.Select(e => e.Field))}".Trim()).ShouldBe(["2 Eins", "3", "4 Drei account_id"]);

        await client.RunImportAsync(held.Id, new ImportStart { Mapping = mapping }, Stop);
        (await client.Ended(held.Id)).Counts.ShouldBe(Counts(@new: 2, refused: 1));
        var again = await client.ImportAsync("accounts", new MemoryStream(Encoding.UTF8.GetBytes(csv)), "h.csv", new ImportOptions { Hold = true }, Stop);
        (await client.PreviewImportAsync(again.Id, cancellation: Stop)).Problems.ShouldBeEmpty();
        (await client.CancelImportAsync(again.Id, Stop)).Status.ShouldBe("cancelled");
    }

    [Fact]
    public async Task The_kinds_are_listed_with_their_fields()
    {
        using var client = host.Client();
        var kinds = await client.ImportKindsAsync(Stop);
        kinds.Select(k => k.Name).ShouldBe(["accounts", "contacts", "subscription-periods", "subscription-lines", "fx-rates", "contracts", "products", "events", "survey-responses", "tickets"]);
        kinds[3].Fields.Single(f => f.Name == "interval").Expects.ShouldBe("one of day, week, month, quarter, year");
        kinds.SelectMany(k => k.Fields).ShouldAllBe(f => f.About.Length > 5);
    }
}
