namespace Perennial.App.Database.Copy;

/// <summary>A workspace cannot be copied from here to there, in a sentence that says what to do.</summary>
public sealed class TargetTakenException(string message) : IOException(message);
