using System.Text;
using Perennial.App.Import.Kinds;

namespace Perennial.Tests.App.Import;

public sealed class ImportDocsTests
{
    [Fact]
    public void The_documented_columns_are_those_that_are_read_Snapshot()
    {
        var text = new StringBuilder("# Columns of every kind\n\nWritten by a test from the one list that validation, mapping and help read.\n");
        foreach (var kind in ImportKinds.All)
        {
            text.Append($"\n## {kind.Name}\n\n{kind.About} Further columns {kind.OtherColumns}.\n\n| column | | expects | also known as |\n|---|---|---|---|\n");
            foreach (var field in kind.Fields)
                text.Append($"| `{field.Name}`{(field.Required ? " (required)" : "")} | {field.About} | {field.Type.Expects} | {string.Join(", ", field.Aliases.Select(a => $"`{a}`"))} |\n");
        }
        Snapshot.Match("docs/import-columns.md", text.ToString());
    }
}
