namespace Perennial.App.DataQuality;

public enum Severity
{
    /// <summary>Worth knowing when reading a figure; it may well be right.</summary>
    Note,
    /// <summary>Two statements do not agree, and figures follow one of them.</summary>
    Warning,
    /// <summary>A figure is wrong or cannot be stated until this is settled.</summary>
    Problem,
}
