namespace Perennial.App.Import;

public enum ImportStatus
{
    /// <summary>The file is here; nothing happens until somebody starts it.</summary>
    Ready,
    Queued,
    Running,
    Done,
    /// <summary>Stopped by an error of the whole file. What was brought in before it stays.</summary>
    Failed,
    /// <summary>Stopped by a person. What was brought in before stays.</summary>
    Cancelled,
    /// <summary>The server stopped in the middle; it goes on at the next start.</summary>
    Interrupted,
    /// <summary>Taken back.</summary>
    Undone,
}
