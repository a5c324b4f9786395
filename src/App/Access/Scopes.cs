namespace Perennial.App.Access;

/// <summary>What a viewer may do. Each includes those before it.</summary>
[Flags]
public enum Scopes
{
    None = 0,
    Read = 1,
    Write = 2,

    /// <summary>What concerns the whole book: imports, exports of everything, teams and hand-over. Only for who sees every account.</summary>
    Lead = 4,
    Admin = 8,
    All = Read | Write | Lead | Admin,
}
