using YamlDotNet.Core;

namespace Perennial.App.Shell;

/// <summary>Why a text is not read, and where.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public sealed record YamlWrong(int Line, int Column, string Message)
{
    internal static YamlWrong At(Mark place, string message) => new((int)place.Line, (int)place.Column, message);
}
