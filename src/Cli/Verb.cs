using System.CommandLine;

namespace Perennial.Cli;

/// <summary>A command that teaches by example: its help ends with real calls.</summary>
internal class Verb(string name, string description) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; init; } = [];
}
