namespace Perennial.Client;

/// <summary>A kind of file that can be imported.</summary>
/// <param name="Name">As in <c>kind=</c>.</param>
/// <param name="Title">As people read it.</param>
/// <param name="About">What its rows are.</param>
/// <param name="OtherColumns">What becomes of columns that are no field.</param>
/// <param name="Fields">Its columns.</param>
public sealed record ImportKindInfo(string Name, string Title, string About, string OtherColumns, IReadOnlyList<ImportFieldInfo> Fields);
