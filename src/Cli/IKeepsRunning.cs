namespace Perennial.Cli;

/// <summary>Marks a command that runs until it is stopped, and sees to its own signals.</summary>
internal interface IKeepsRunning;
