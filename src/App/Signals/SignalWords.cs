using Perennial.App.Shell;

namespace Perennial.App.Signals;

/// <summary>Parts of sentences about signals.</summary>
internal static class SignalWords
{
    /// <summary>2026-09-30.</summary>
    public static string Day(int number) => Format.Iso(DateOnly.FromDayNumber(number));

    /// <summary>1,204.5.</summary>
    public static string Number(double value) => Format.Count((decimal)Math.Round(value, 2));

    /// <summary>1 ticket, 12 tickets.</summary>
    public static string Many(long count, string one, string? many = null) => $"{Format.Count(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>the 28 days to 2026-09-30.</summary>
    public static string Last(int days, DateOnly day) => $"the {days} days to {Format.Iso(day)}";
}
