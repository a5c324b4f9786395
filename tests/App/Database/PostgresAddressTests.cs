using Perennial.App.Database.Postgres;

namespace Perennial.Tests.App.Database;

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("", "-c synchronous_commit=on")]
    [InlineData(";Options=-c statement_timeout=60s", "-c statement_timeout=60s -c synchronous_commit=on")]
    [InlineData(";Options=-c synchronous_commit=remote_apply", "-c synchronous_commit=remote_apply")]
    public void What_is_acknowledged_is_durable_whatever_else_is_asked_of_the_server(string said, string options) =>
        new PostgresAddress("Host=db;Database=cs" + said).For("a test").Options.ShouldBe(options);

    [Theory]
    [InlineData("Host=db;Database=cs;Options=-c synchronous_commit=off", "synchronous_commit")]
    [InlineData("Host=db;Database=cs;Search Path=public", "'public' cannot be")]
    [InlineData("Database=cs", "no Host")]
    public void What_cannot_be_a_workspace_is_refused_with_the_reason(string said, string why) =>
        Should.Throw<FormatException>(() => new PostgresAddress(said)).Message.ShouldContain(why);
}
