namespace Perennial.Tests;

public sealed class Smoke
{
    [Fact]
    public void Snake_case_reads_as_people_write_it() => Perennial.App.Database.SnakeCase.Of("RecordedAt").ShouldBe("recorded_at");
}
