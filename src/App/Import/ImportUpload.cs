using Perennial.App.Import.Kinds;
using Perennial.Client;

namespace Perennial.App.Import;

/// <summary>What a person said about a file that they send.</summary>
/// <param name="Kind">One of <see cref="ImportKinds"/>.</param>
/// <param name="FileName">As it is called where it comes from.</param>
/// <param name="Encoding">In which encoding it is, when they know; otherwise it is found out.</param>
/// <param name="Mapping">How it is to be read; guessed from the header when not said.</param>
/// <param name="DryRun">Check and count, and write nothing.</param>
/// <param name="Hold">Keep it and wait to be started.</param>
public sealed record ImportUpload(ImportKind Kind, string FileName, string? Encoding = null, ImportMapping? Mapping = null, bool DryRun = false, bool Hold = false);
