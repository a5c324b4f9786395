using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Perennial.App.Shell;

/// <summary>YAML that somebody hands in. A few characters of it can name themselves, or nest or multiply without end, so all of it is looked through before any of it is built.</summary>
public static class PlainYaml
{
    public const int Deepest = 20, MostNodes = 50_000;

    private const int List = -1, AwaitsKey = 0, AwaitsValue = 1;

    /// <returns>The object that the text is, or what is wrong with it; neither where it is not one object.</returns>
    public static (YamlMappingNode? Root, YamlWrong? Wrong) Read(string text)
    {
        try
        {
            if (Trick(text) is { } trick) return (null, trick);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return (yaml.Documents is [{ RootNode: YamlMappingNode root }] ? root : null, null);
        }
        catch (YamlException failure)
        {
            return (null, YamlWrong.At(failure.Start, $"this is not YAML: {failure.Message}"));
        }
    }

    private static YamlWrong? Trick(string text)
    {
        var (parser, open, nodes) = (new Parser(new StringReader(text)), new Stack<int>(), 0);
        while (Moves(parser))
        {
            var current = parser.Current!;
            if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false }) return YamlWrong.At(current.Start, "anchors and aliases are not read; write the part out");
            if (current is MappingEnd or SequenceEnd) open.Pop();
            if (current is not NodeEvent) continue;
            if (++nodes > MostNodes) return YamlWrong.At(current.Start, string.Create(CultureInfo.InvariantCulture, $"there are more than {MostNodes} parts"));
            if (open.TryPop(out var within))
            {
                if (within == AwaitsKey && current is not Scalar) return YamlWrong.At(current.Start, "the name of a part is a text");
                open.Push(within == List ? List : AwaitsValue - within);
            }
            if (current is Scalar) continue;
            open.Push(current is SequenceStart ? List : AwaitsKey);
            if (open.Count > Deepest) return YamlWrong.At(current.Start, string.Create(CultureInfo.InvariantCulture, $"it is nested deeper than {Deepest} levels"));
        }
        return null;
    }

    /// <summary>The scanner itself ends at some texts, such as {{a.</summary>
    private static bool Moves(Parser parser)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (InvalidOperationException failure)
        {
            throw new YamlException(parser.Current?.End ?? Mark.Empty, parser.Current?.End ?? Mark.Empty, "what follows cannot be read", failure);
        }
    }
}
