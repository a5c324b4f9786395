namespace Perennial.App.Merging;

/// <summary>One field of two records side by side.</summary>
/// <param name="Name">As facts name it; a custom one is <c>custom.name</c>.</param>
/// <param name="Label">As people call it.</param>
/// <param name="Kept">What the record that stays says; null for nothing.</param>
/// <param name="Lost">What its double says.</param>
/// <param name="United">A list: both stay.</param>
public sealed record MergeField(string Name, string Label, string? Kept, string? Lost, bool United = false)
{
    /// <summary>Stands between the words of a list.</summary>
    public const string Between = ", ";

    /// <summary>Both say something, and not the same: one of them is to be chosen.</summary>
    public bool Differs => !United && Kept is not null && Lost is not null && Kept != Lost;

    /// <summary>What would stand there once they are one.</summary>
    /// <param name="taken">The double is right.</param>
    public string? After(bool taken) => United && Kept is not null && Lost is not null ? string.Join(Between, Kept.Split(Between).Union(Lost.Split(Between), StringComparer.OrdinalIgnoreCase)) : taken && !United ? Lost ?? Kept : Kept ?? Lost;

    public bool IsEmpty => Kept is null && Lost is null;

    /// <summary>As programs name it: <c>ownerEmail</c> for <c>owner_email</c>.</summary>
    public string JsonName => Name.StartsWith("custom.", StringComparison.Ordinal) ? Name : Name[..1] + string.Concat(Name.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]))[1..];
}
