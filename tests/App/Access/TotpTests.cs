using System.Text;
using Perennial.App.Access;

namespace Perennial.Tests.App.Access;

public sealed class TotpTests
{
    private static readonly byte[] _secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59L, "287082")]
    [InlineData(1111111109L, "081804")]
    [InlineData(1111111111L, "050471")]
    [InlineData(1234567890L, "005924")]
    [InlineData(2000000000L, "279037")]
    [InlineData(20000000000L, "353130")]
    public void A_code_is_that_of_the_standard(long seconds, string code) =>
        Totp.CodeAt(_secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    /// <summary>RFC 4648, section 10.</summary>
    [Theory]
    [InlineData("foobar", "MZXW6YTBOI")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("f", "MY")]
    public void A_secret_is_written_in_base_32(string bytes, string text) => Totp.Text(Encoding.ASCII.GetBytes(bytes)).ShouldBe(text);

    [Fact]
    public void A_code_is_good_for_the_step_before_and_after_and_not_again()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var step = Totp.StepAt(now);
        foreach (var (off, good) in (ReadOnlySpan<(int, bool)>)[(-2, false), (-1, true), (0, true), (1, true), (2, false)])
            (Totp.Find(_secret, Totp.CodeAt(_secret, step + off), now, null) == step + off).ShouldBe(good, $"{off}");
        Totp.Find(_secret, Totp.CodeAt(_secret, step), now, step).ShouldBeNull();
        Totp.Find(_secret, Totp.CodeAt(_secret, step - 1), now, step).ShouldBeNull();
        Totp.Find(_secret, Totp.CodeAt(_secret, step + 1), now, step).ShouldBe(step + 1);
    }

    [Fact]
    public void The_picture_of_a_secret_is_a_QR_code()
    {
        var (size, path) = QrCode.Of(Totp.Address(_secret, "dana+a@perennial.example"));
        size.ShouldBeGreaterThan(20);
        var dark = path.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(square => square[..square.IndexOf('h', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        var quiet = Enumerable.Range(0, size).TakeWhile(i => !dark.Contains($"{i} {i}")).Count();
        foreach (var i in Enumerable.Range(0, 7)) dark.ShouldContain($"{quiet + i} {quiet}", "the finder's upper edge");
        dark.ShouldNotContain($"{quiet + 1} {quiet + 1}");
        dark.ShouldContain($"{quiet + 3} {quiet + 3}");
    }
}
