using NodaTime;

namespace Perennial.App.Import.Fields;

/// <summary>How a file writes its numbers and dates. ISO dates are always read.</summary>
public sealed record FieldFormats
{
    public static FieldFormats Invariant { get; } = new();

    /// <summary>The decimal sign: a point or a comma.</summary>
    public char Decimal { get; init; } = '.';

    /// <summary>What stands between thousands, where the file has it.</summary>
    public char? Thousands { get; init; }

    /// <summary>.NET date patterns such as <c>dd/MM/yyyy</c>, tried in order after ISO.</summary>
    public IReadOnlyList<string> Dates { get; init; } = [];

    /// <summary>The workspace's zone, whose days a plain date means.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;
}
