using System.CommandLine;

namespace Perennial.Cli.Imports;

internal static class ImportNumber
{
    public static Argument<long> Argument() => new("id") { Description = "The import's number, see imports list.", HelpName = "ID" };
}
