using System.Buffers;
using System.Text;
using NodaTime;
using Perennial.App.Import.Fields;

namespace Perennial.Tests.App.Import;

public sealed class FieldTypeTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("+007.50", "7.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("999999999999999.999999999999", "999999999999999.999999999999")]
    [InlineData("1.5E+3", "1500")]
    [InlineData("2e-3", "0.002")]
    [InlineData("-12.30", "-12.3")]
    public void A_number_has_one_canonical_form(string text, string canonical) => Parse(NumberType.Signed, text).ShouldBe(canonical);

    [Theory]
    [InlineData("Zwei\nZeilen", "Zwei Zeilen")]
    [InlineData("Acme \r\n\t GmbH\n", "Acme GmbH")]
    public void A_name_that_was_broken_over_lines_is_one_line(string text, string joined) => Parse(TextType.Name, text).ShouldBe(joined);

    [Theory]
    [InlineData("1e400")]
    [InlineData("1000000000000000")]
    [InlineData("0.0000000000001")]
    [InlineData("12,50")]
    [InlineData("$5")]
    [InlineData("1 000")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("--5")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1.2.3")]
    [InlineData("0x10")]
    [InlineData("١٢")]
    [InlineData("1e")]
    [InlineData("e5")]
    [InlineData("1111111111111111111111111111111111111111111111111111111111111111111111111")]
    public void What_is_no_number_of_ours_is_refused(string text) => Refusal(NumberType.Signed, text).ShouldNotBeNull();

    [Fact]
    public void Numbers_are_read_as_the_mapping_says()
    {
        var german = new FieldFormats { Decimal = ',', Thousands = '.' };
        Parse(NumberType.Signed, "1.234.567,50", german).ShouldBe("1234567.5");
        Parse(NumberType.Signed, "12", german).ShouldBe("12");
        Refusal(NumberType.Signed, "12,5,0", german).ShouldNotBeNull();
        Refusal(NumberType.Signed, "1,234.5").ShouldNotBeNull().ShouldContain("decimal commas or thousands");
        Refusal(NumberType.NotNegative, "-1").ShouldNotBeNull().ShouldContain("negative");
        Refusal(NumberType.Positive, "0.000").ShouldNotBeNull().ShouldContain("zero");
        Refusal(NumberType.Percent, "100.01").ShouldNotBeNull();
        Parse(NumberType.Percent, "100.00").ShouldBe("100");
    }

    [Theory]
    [InlineData("2024-02-29", "2024-02-29")]
    [InlineData("2024-01-05 10:00:00", "2024-01-05")]
    [InlineData("2024-01-05T23:59", "2024-01-05")]
    [InlineData("2024-01-05T10:00:00Z", "2024-01-05T10:00:00.000000Z")]
    [InlineData("2024-01-05T23:30:00.123456789-05:00", "2024-01-06T04:30:00.123456Z")]
    [InlineData("2024-01-05t10:00+0530", "2024-01-05T04:30:00.000000Z")]
    [InlineData("2024-01-05 10:00:00 +02", "2024-01-05T08:00:00.000000Z")]
    [InlineData("1900-01-01", "1900-01-01")]
    [InlineData("2199-12-31", "2199-12-31")]
    public void A_moment_is_a_local_day_or_an_instant(string text, string canonical) => Parse(MomentType.Any, text).ShouldBe(canonical);

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2024-13-01")]
    [InlineData("9999-12-31")]
    [InlineData("12024-01-01")]
    [InlineData("0000-01-01")]
    [InlineData("1899-12-31")]
    [InlineData("31/01/2024")]
    [InlineData("20240131")]
    [InlineData("2024-1-5")]
    [InlineData("2024-01-05T25:00:00Z")]
    [InlineData("2024-01-05T10:00:00+99:00")]
    [InlineData("9999-12-31T23:59:59.9999999-14:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("yesterday")]
    [InlineData("2024-01-05x")]
    public void What_is_no_moment_is_refused(string text) => Refusal(MomentType.Any, text).ShouldNotBeNull();

    [Fact]
    public void Dates_are_read_as_the_mapping_says_and_a_refusal_says_how()
    {
        var slashes = new FieldFormats { Dates = ["dd/MM/yyyy", "d.M.yyyy"] };
        Parse(MomentType.Any, "31/01/2024", slashes).ShouldBe("2024-01-31");
        Parse(MomentType.Any, "1.2.2024", slashes).ShouldBe("2024-02-01");
        Parse(MomentType.Any, "2024-01-31", slashes).ShouldBe("2024-01-31");
        Refusal(MomentType.Any, "01/31/2024", slashes).ShouldNotBeNull().ShouldContain("dd/MM/yyyy");
        Refusal(MomentType.Any, "31/01/2024").ShouldNotBeNull().ShouldContain("dates: dd/MM/yyyy");
        Refusal(MomentType.Any, "9999-12-31").ShouldNotBeNull().ShouldContain("between 1900 and 2199");
    }

    [Fact]
    public void A_day_field_takes_an_instant_as_the_day_in_the_workspace_zone() =>
        Parse(MomentType.Day, "2024-01-05T23:30:00Z", new FieldFormats { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] }).ShouldBe("2024-01-06");

    [Fact]
    public void Text_with_controls_or_of_endless_length_is_refused()
    {
        Refusal(TextType.Id, "a\0b").ShouldNotBeNull().ShouldContain("U+0000");
        Refusal(TextType.Id, "a\nb").ShouldNotBeNull();
        Refusal(TextType.Any, "a\0b").ShouldNotBeNull();
        Parse(TextType.Any, "a\nb").ShouldBe("a\nb");
        Refusal(TextType.Id, new string('x', 201)).ShouldNotBeNull().ShouldContain("200");
        Parse(TextType.Id, new string('ü', 200)).ShouldBe(new string('ü', 200));
    }

    [Theory]
    [InlineData("usd", "USD")]
    [InlineData("HRK", "HRK")]
    [InlineData("XXQ", null)]
    [InlineData("$", null)]
    [InlineData("EURO", null)]
    public void A_currency_is_of_iso_4217(string text, string? canonical)
    {
        if (canonical is null) Refusal(CurrencyType.Instance, text).ShouldNotBeNull().ShouldContain("ISO 4217");
        else Parse(CurrencyType.Instance, text).ShouldBe(canonical);
    }

    [Fact]
    public void Choices_are_named_in_the_refusal()
    {
        var kinds = new ChoiceType(["one_off", "refund"]);
        Parse(kinds, "One-Off").ShouldBe("one_off");
        Refusal(kinds, "gift").ShouldBe("expected one of one_off, refund");
    }

    private static string Parse(FieldType type, string text, FieldFormats? formats = null)
    {
        var to = new ArrayBufferWriter<byte>();
        type.Parse(Encoding.UTF8.GetBytes(text), formats ?? FieldFormats.Invariant, to).ShouldBeNull();
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }

    private static string? Refusal(FieldType type, string text, FieldFormats? formats = null) =>
        type.Parse(Encoding.UTF8.GetBytes(text), formats ?? FieldFormats.Invariant, new ArrayBufferWriter<byte>());
}
