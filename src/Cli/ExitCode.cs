namespace Perennial.Cli;

/// <summary>What a script is told.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int SomeRefused = 3;
}
