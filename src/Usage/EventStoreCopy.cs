namespace Perennial.Usage;

/// <summary>One file of a copy of the event store: its name below the store's folder, and where its bytes lie until the copy is done.</summary>
/// <param name="Name">With slashes.</param>
/// <param name="Path">On this machine.</param>
/// <param name="Length">Bytes of it that belong to the copy; what was appended later does not.</param>
public sealed record EventStoreCopy(string Name, string Path, long Length);
