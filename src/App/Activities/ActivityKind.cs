namespace Perennial.App.Activities;

/// <summary>The kinds of activities by their words.</summary>
public static class ActivityKind
{
    public const string Note = "note", Call = "call", Meeting = "meeting", Mail = "mail", System = "system", Survey = "survey", Ticket = "ticket";

    /// <summary>What people log.</summary>
    public static IReadOnlyList<string> Logged { get; } = [Note, Call, Meeting, Mail];

    public static string Icon(string kind) => kind switch
    {
        Note => "note",
        Call => "phone",
        Meeting => "users",
        Mail => "mail",
        Survey => "message",
        Ticket => "lifebuoy",
        _ => "activity",
    };

    public static string Done(string kind) => kind switch
    {
        Note => "Note",
        Call => "Call",
        Meeting => "Meeting",
        Mail => "Mail",
        _ => "",
    };
}
