using System.Net;
using System.Text;
using Perennial.Client;
using static Perennial.Tests.App.Import.ImportHost;

namespace Perennial.Tests.App.Import;

public sealed class EncodingTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, string> Read => new()
    {
        { "utf-8", "" }, { "utf-8", "\uFEFF" }, { "utf-16le", "\uFEFF" }, { "utf-16be", "\uFEFF" },
    };

    [Theory]
    [MemberData(nameof(Read))]
    public async Task Utf8_and_marked_utf16_are_read(string encoding, string mark)
    {
        using var client = host.Client();
        var id = $"{encoding}{mark.Length}";
        var text = Encoding.GetEncoding(encoding).GetBytes($"{mark}account_id,name\r\n{id},Müller 東京 \U0001F600\r\n");
        var import = await client.Bring("accounts", text);
        import.Counts.ShouldBe(Counts(@new: 1));
        host.Rows($"select name from accounts where external_id = '{id}'").ShouldBe(["Müller 東京 \U0001F600"]);
    }

    [Fact]
    public async Task A_code_that_is_no_character_is_refused_with_its_line()
    {
        using var client = host.Client();
        var import = await client.Bring("accounts", "account_id,name\nN1,a\uFFFEb\nN2,ok\n");
        import.Counts.ShouldBe(Counts(@new: 1, refused: 1));
        (await client.Errors(import.Id)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Line.ShouldBe(2), e => e.Field.ShouldBe("name"), e => e.Message.ShouldContain("U+FFFE"));
        (await client.PutAccountsAsync([new("N3\uFFFE"), new("N4")], TestContext.Current.CancellationToken)).Counts.ShouldBe(Counts(@new: 1, refused: 1));
    }

    [Theory]
    [InlineData("windows-1252", "name\nMüller & Söhne\nCafé Zoé\nÅse “quoted” – 5 €\n", "windows-1252")]
    [InlineData("iso-8859-1", "name\nMüller\nSeñor\n", "windows-1252")]
    [InlineData("shift_jis", "name\n東京株式会社\nソニー\nトヨタ自動車\n", "Shift-JIS")]
    [InlineData("gb18030", "name\n北京科技有限公司\n上海\n中华人民共和国\n", "GB18030")]
    [InlineData("euc-kr", "name\n삼성전자\n현대자동차\n", "EUC-KR")]
    [InlineData("windows-1251", "name\nГазпром нефть\nЯндекс Россия\n", "windows-1251")]
    [InlineData("utf-16le", "name\nplain ascii text\nand more of it\n", "UTF-16")]
    [InlineData("utf-32", "name\nplain\n", "UTF-32")]
    public async Task Another_encoding_is_refused_by_its_name(string encoding, string text, string named)
    {
        using var client = host.Client();
        var rows = text.Split('\n').Where(l => l.Length > 0).Select((l, i) => (i == 0 ? "account_id," : $"E{i},") + l);
        var mark = encoding == "utf-32" ? "\uFEFF" : "";
        var refusal = await Should.ThrowAsync<ApiRefusal>(() => client.Bring("accounts", Encoding.GetEncoding(encoding).GetBytes(mark + string.Concat(rows.Select(r => r + "\n")))));
        refusal.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refusal.Message.ShouldContain(named);
        refusal.Message.ShouldContain("Save it as UTF-8");
    }

    [Fact]
    public async Task The_refusal_says_where_the_first_foreign_byte_is()
    {
        using var client = host.Client();
        var refusal = await Should.ThrowAsync<ApiRefusal>(() => client.Bring("accounts", Encoding.Latin1.GetBytes("account_id,name\nA1,Plain\nA2,Café au lait\n")));
        refusal.Message.ShouldContain("line 3");
        refusal.Message.ShouldContain("0xE9");
        refusal.Message.ShouldContain("byte 31");
    }

    [Fact]
    public async Task A_named_encoding_is_read()
    {
        using var client = host.Client();
        await client.Bring("accounts", Encoding.GetEncoding("windows-1252").GetBytes("account_id,name\nW1,Müller – 5 €\n"), new ImportOptions { Encoding = "windows-1252" });
        host.Rows("select name from accounts where external_id = 'W1'").ShouldBe(["Müller – 5 €"]);
        (await Should.ThrowAsync<ApiRefusal>(() => client.Bring("accounts", "account_id\nx\n", new ImportOptions { Encoding = "klingon" }))).Message.ShouldContain("klingon");
    }

    [Fact]
    public async Task What_the_named_encoding_cannot_read_is_refused_by_its_row()
    {
        using var client = host.Client();
        byte[] halfPair = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("account_id,name\nU1,x"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("\nU2,y\n")];
        var import = await client.Bring("accounts", halfPair);
        import.Counts.ShouldBe(Counts(@new: 1, refused: 1));
        (await client.Errors(import.Id)).Single().ShouldSatisfyAllConditions(e => e.Line.ShouldBe(2), e => e.Message.ShouldContain("utf-16"));
    }

    [Fact]
    public async Task A_few_damaged_rows_in_a_long_file_are_refused_by_themselves()
    {
        using var client = host.Client();
        var rows = Enumerable.Range(0, 500).SelectMany(i => i == 250 ? [.. Encoding.UTF8.GetBytes($"D{i},Caf"), 0xE9, (byte)'\n'] : Encoding.UTF8.GetBytes($"D{i},Plain\n"));
        var import = await client.Bring("accounts", [.. "account_id,name\n"u8, .. rows]);
        import.Counts.ShouldBe(Counts(@new: 499, refused: 1));
        (await client.Errors(import.Id)).Single().Line.ShouldBe(252);
    }

    [Theory]
    [InlineData("account_id;name\nS1;a,b\n", ";")]
    [InlineData("account_id\tname\nS2\ta;b\n", "\t")]
    [InlineData("sep=;\naccount_id;name\nS3;a,b\n", ";")]
    [InlineData("sep=|\r\naccount_id|name\r\nS4|a,b\r\n", "|")]
    [InlineData("account_id\nS5\n", ",")]
    public async Task The_delimiter_is_found_out(string csv, string delimiter)
    {
        using var client = host.Client();
        var import = await client.Bring("accounts", csv);
        import.Delimiter.ShouldBe(delimiter);
        import.Counts.ShouldBe(Counts(@new: 1));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 20, 0 }, "Excel")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0 }, "gzip")]
    public async Task What_is_no_text_at_all_is_named(byte[] content, string named)
    {
        using var client = host.Client();
        (await Should.ThrowAsync<ApiRefusal>(() => client.Bring("accounts", content))).Message.ShouldContain(named);
    }
}
