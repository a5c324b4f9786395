namespace Perennial.Tests.Faults;

/// <summary>The short form of each drill runs always; <c>./test --faults</c> asks for the long one.</summary>
internal static class Drill
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("PERENNIAL_FAULTS") == "long";
}
