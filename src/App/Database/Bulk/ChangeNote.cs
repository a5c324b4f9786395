using Perennial.App.Access;

namespace Perennial.App.Database.Bulk;

/// <summary>Who makes a change, and what people will call it.</summary>
public sealed record ChangeNote(Viewer By, string Words);
