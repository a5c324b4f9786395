using Perennial.App.Database;

namespace Perennial.Tests.App.Database;

public sealed class RememberedTests
{
    [Fact]
    public void It_is_read_once_until_it_is_forgotten()
    {
        var times = 0;
        var kept = new Remembered<string>(() => $"{++times}");
        (kept.Value, kept.Value).ShouldBe(("1", "1"));
        kept.Forget();
        kept.Value.ShouldBe("2");
    }

    [Fact]
    public void What_was_read_before_it_was_forgotten_is_not_kept()
    {
        Remembered<string>? kept = null;
        var (stands, revoked) = ("good", false);
        kept = new(() =>
        {
            var read = stands;
            if (!revoked) (stands, revoked) = ("revoked", true);
            if (read == "good") kept!.Forget(); // as another request would, between the reading and the keeping
            return read;
        });
        kept.Value.ShouldBe("good", "it was so when it was asked");
        kept.Value.ShouldBe("revoked");
    }
}
