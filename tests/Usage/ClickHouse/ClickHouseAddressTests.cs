using Perennial.Usage.ClickHouse;

namespace Perennial.Tests.Usage.ClickHouse;

public sealed class ClickHouseAddressTests
{
    [Fact]
    public void An_address_is_told_without_its_password()
    {
        var address = new ClickHouseAddress("Nodes=http://one:8123, https://two:8443/;Cluster=main;Database=success;Username=perennial;Password='a;b'");
        (address.Nodes.Count, address.Cluster, address.Database, address.User, address.Password).ShouldBe((2, "main", "success", "perennial", "a;b"));
        address.ToString().ShouldBe("one:8123, two:8443 (database success)");
        var least = new ClickHouseAddress("Nodes=http://one:8123");
        (least.Cluster, least.Database, least.User, least.Password).ShouldBe((null, "perennial", "default", ""));
    }

    [Theory]
    [InlineData("http://one:8123")]
    [InlineData("Cluster=main;Password=s3cret")]
    [InlineData("Nodes=http://one:8123;Pasword=s3cret")]
    [InlineData("Nodes=http://perennial:s3cret@one:8123")]
    [InlineData("Nodes=http://one:8123,http://two:8123;Password=s3cret")]
    [InlineData("Nodes=http://one:8123,http://one:8123;Cluster=main;Password=s3cret")]
    [InlineData("Nodes=http://one:8123;Database=a b;Password=s3cret")]
    [InlineData("Nodes=ftp://one;Password=s3cret")]
    public void What_cannot_be_read_says_why_and_shows_no_password(string said) =>
        Should.Throw<FormatException>(() => new ClickHouseAddress(said)).ToString().ShouldNotContain("s3cret");
}
