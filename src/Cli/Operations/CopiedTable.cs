namespace Perennial.Cli.Operations;

/// <summary>A table that was copied whole: its rows, and the checksum that both sides have.</summary>
internal sealed record CopiedTable(string Table, long Rows, string Sha256)
{
    public static IReadOnlyList<Terminal.Column<CopiedTable>> Columns { get; } = [new("table", t => t.Table), Terminal.Column<CopiedTable>.Whole("rows", t => t.Rows), new("sha256", t => t.Sha256, t => t.Sha256[..16])];
}
