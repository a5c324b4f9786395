using System.Globalization;

namespace Perennial.App.Health;

/// <summary>Why a text is no scorecard, and where.</summary>
/// <param name="Line">From 1; 0 where it is the whole text.</param>
/// <param name="Field">Which part, such as <c>groups[1].measures[0].signal</c>.</param>
/// <param name="Column">From 1; 0 where it is not known.</param>
public sealed record ScorecardWrong(int Line, string Field, string Message, int Column = 0)
{
    private const string Text = "text";

    public override string ToString() => Line == 0 ? Message : string.Create(CultureInfo.InvariantCulture, $"Line {Line}, {(Field == Text && Column > 0 ? $"column {Column}" : Field)}: {Message}");
}
