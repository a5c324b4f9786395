using Perennial.App.Contacts;
using Perennial.App.Activities;

namespace Perennial.App.Customers;

/// <summary>The form for logging or editing an activity, filled in as far as it is known.</summary>
public sealed record LogView
{
    /// <summary>The activity that is edited; null for a new one.</summary>
    public long? Id { get; init; }

    /// <summary>Which writing of it was read.</summary>
    public long Version { get; init; }
    public FoundAccount? Account { get; init; }
    public string AccountText { get; init; } = "";
    public string Kind { get; init; } = ActivityKind.Note;
    public string Title { get; init; } = "";
    public string Body { get; init; } = "";

    /// <summary>As a datetime-local field has it, UTC.</summary>
    public string When { get; init; } = "";
    public string Minutes { get; init; } = "";
    public IReadOnlyList<Contact> People { get; init; } = [];
    public IReadOnlyCollection<string> With { get; init; } = [];
    public string Back { get; init; } = "";
    public string? Problem { get; init; }
}
