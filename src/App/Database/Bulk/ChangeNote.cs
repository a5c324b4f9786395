using Perennial.App.Access;

namespace Perennial.App.Database.Bulk;

/// <summary>Who makes a change, and what people will call it.</summary>
public sealed record ChangeNote(Viewer By, string Words)
{
    /// <summary>What the one who makes it has to say to who reads the timelines of the accounts.</summary>
    public string? Text { get; init; }
}
