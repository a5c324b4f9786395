namespace Perennial.App.Access;

/// <summary>What a viewer may do. Admin includes write, write includes read.</summary>
[Flags]
public enum Scopes
{
    None = 0,
    Read = 1,
    Write = 2,
    Admin = 4,
    All = Read | Write | Admin,
}
