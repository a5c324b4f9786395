namespace Perennial.Client;

/// <summary>One thing wrong and where it is.</summary>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Field">The field or parameter.</param>
/// <param name="Index">The item's index in the list that was sent, from 0.</param>
/// <param name="Line">The line of the file, from 1.</param>
public sealed record RefusedPlace(string Message, string? Field = null, int? Index = null, long? Line = null)
{
    /// <summary>As a person reads it: <c>line 12, currency: ...</c>.</summary>
    public override string ToString()
    {
        string?[] where = [Line is { } line ? $"line {line}" : null, Index is { } index ? $"item {index}" : null, Field];
        var place = string.Join(", ", where.OfType<string>());
        return place.Length == 0 ? Message : $"{place}: {Message}";
    }
}
