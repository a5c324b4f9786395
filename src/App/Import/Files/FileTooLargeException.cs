namespace Perennial.App.Import.Files;

/// <summary>A file larger than the workspace takes.</summary>
public sealed class FileTooLargeException(long limit)
    : IOException($"The file is larger than {limit >> 20} MB, which this server takes at most (Imports__FileBytes). Split it, or raise the limit.");
