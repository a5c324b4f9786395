using Perennial.Core.Risk;

namespace Perennial.Cli.Risk;

/// <param name="KnownOn">Another column, with the day on which each value became known.</param>
/// <param name="Sign">1 where more can only mean more risk, -1 where it can only mean less.</param>
/// <param name="IsTrusted">A person vouches that it is known before, however much it tells.</param>
internal sealed record PanelFeature(string Name, ColumnKind Kind, KnownAt KnownAt, string? KnownOn, int Sign, bool IsTrusted);
