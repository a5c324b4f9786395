using Perennial.Core.Voice;

namespace Perennial.App.Revenue;

/// <summary>Survey answers and tickets of all accounts, for who measures.</summary>
/// <param name="zone">Whose local days are counted.</param>
/// <param name="knownAt">As known at a moment; now when none is given.</param>
public delegate VoiceBook VoiceAsKnown(string zone, DateTimeOffset? knownAt);
