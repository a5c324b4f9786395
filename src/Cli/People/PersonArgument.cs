using System.CommandLine;

namespace Perennial.Cli.People;

internal static class PersonArgument
{
    public static Argument<long> New() => new("id") { Description = "The person's number, see people list.", HelpName = "ID" };
}
