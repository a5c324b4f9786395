namespace Perennial.App.Demo;

/// <summary>The demo company was being written into this directory when the server was stopped.</summary>
public sealed class DemoUnfinishedException(string directory) : Exception($"The demo company in {directory} was not written to its end: the server was stopped meanwhile. Delete that directory and start the demo again.");
