using System.CommandLine;
using Perennial.Client;

namespace Perennial.Cli.Records;

/// <summary>Fields to write as <c>NAME=VALUE</c>, called as in files.</summary>
internal static class FieldPairs
{
    public static Argument<string[]> New(bool needed) => new("fields")
    {
        Description = "Fields as import calls them, such as segment=SMB tags=\"a;b\" custom.seats=12. Nothing behind the sign clears one.",
        HelpName = "NAME=VALUE",
        Arity = needed ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore,
    };

    /// <summary>What stands where a name does: a name, or already a field, for a record that is not called by one.</summary>
    public static bool IsPair(string text) => text.Split('=', 2) is [{ Length: > 0 } name, _] && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');

    public static RecordFields Read(IEnumerable<string> pairs)
    {
        var (fields, given) = (new RecordFields(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var pair in pairs)
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } name, var value]) throw CommandFailure.WrongUsage($"'{pair}' is not NAME=VALUE, such as segment=SMB.");
            if (!given.Add(name.Trim())) throw CommandFailure.WrongUsage($"'{name}' is given twice.");
            fields.Set(name.Trim(), value.Trim());
        }
        return fields;
    }
}
