using Perennial.App.Import.Kinds;
using Perennial.Client;

namespace Perennial.App.Import.Mapping;

/// <summary>The mapping of a header without help: a column is taken for a field only when its name is the field's or one of its aliases.</summary>
public static class MappingGuess
{
    public static ImportMapping Of(ImportKind kind, IReadOnlyList<string> header)
    {
        var columns = new Dictionary<string, ImportSource>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var folded = header.ToLookup(HeaderName.Folded, StringComparer.Ordinal);
        foreach (var field in kind.Fields) Take(field, field.Name);
        foreach (var field in kind.Fields.Where(f => !columns.ContainsKey(f.Name)))
            if (field.Aliases.FirstOrDefault(a => folded.Contains(a) && !taken.Contains(folded[a].First())) is { } alias) Take(field, alias);
        return new ImportMapping { Kind = kind.Name, Columns = columns };

        void Take(ImportField field, string name)
        {
            if (folded[name].FirstOrDefault() is not { } column || !taken.Add(column)) return;
            columns.Add(field.Name, new ImportSource { Column = column });
        }
    }
}
