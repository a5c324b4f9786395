using System.Text.Json;
using Perennial.Client;

namespace Perennial.Cli.People;

/// <summary>Roles as they are written on the command line.</summary>
internal static class RoleArgument
{
    public const string Description = "owner, leader, csm, virtual-csm or viewer.";

    public static string[] Words { get; } = [.. Enum.GetValues<PersonRole>().Select(Word)];

    public static string Word(PersonRole role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());

    public static PersonRole Read(string word) => Enum.GetValues<PersonRole>().Single(role => Word(role) == word);
}
