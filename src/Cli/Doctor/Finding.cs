namespace Perennial.Cli.Doctor;

/// <summary>One thing looked at.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="Result"><c>ok</c>, <c>warning</c> or <c>failed</c>.</param>
/// <param name="Detail">What was found and, when it is not well, what to do.</param>
internal sealed record Finding(string Check, string Result, string Detail)
{
    public static Finding Ok(string check, string detail) => new(check, "ok", detail);

    public static Finding Warning(string check, string detail) => new(check, "warning", detail);

    public static Finding Failed(string check, string detail) => new(check, "failed", detail);
}
