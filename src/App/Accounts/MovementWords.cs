using Perennial.Core.Revenue;

namespace Perennial.App.Accounts;

/// <summary>Kinds of movements as people read them.</summary>
public static class MovementWords
{
    public static string Name(MovementKind kind) => kind == MovementKind.Fx ? "Revaluation" : kind.ToString();
}
