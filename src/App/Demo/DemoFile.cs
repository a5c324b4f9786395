namespace Perennial.App.Demo;

/// <summary>A file that the demo company brought in, and when.</summary>
/// <param name="At">When it was brought in.</param>
/// <param name="Name">Its name, as somebody saved it.</param>
/// <param name="Kind">Its kind of import.</param>
/// <param name="Text">CSV.</param>
/// <param name="UndoneAfter">How long it took to see that it was the wrong file.</param>
internal sealed record DemoFile(DateTimeOffset At, string Name, string Kind, string Text, TimeSpan? UndoneAfter = null);
