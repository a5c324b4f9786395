namespace Perennial.App.Demo;

/// <summary>What the demo's customers write beside an answer, and what their tickets are about.</summary>
internal static class Feedback
{
    public static IReadOnlyList<string> Happy { get; } =
    [
        "Saves us a day a week, without exaggeration.", "Support answered before I had finished my coffee.", "The new report is the first one that our board reads.", "We tried two others. This is the one that people use.", "Set up in an afternoon, and it has run since.",
        "I recommend it to everybody who asks how we plan.", "The approvals alone are worth it.", "Our new colleagues understand it within an hour.", "Quiet, fast, does what it says.", "Our dispatchers asked to keep it.", "Finally one place for all of it.", "The move went without a lost hour.", "It pays for itself in overtime we no longer book.", "Even the sceptics have come round.", "Training took one morning.", "Approvals that took days take minutes.", "You can tell that somebody has done this work themselves.", "The people behind it listen.",
    ];

    public static IReadOnlyList<string> Middling { get; } =
    [
        "Good tool, but exports to our finance system take too many steps.", "Fine for planning; reporting could be better.", "It does the job. The phone app is slow.", "Happy on the whole, price went up more than expected.", "We use half of it. Nobody has shown us the rest.",
        "Works well once you know where things are.", "Would like fewer clicks for a simple change.", "Does what we bought it for, no more.", "Search could find more.", "Updates are good, but come without notice.", "We would need it in Portuguese too.",
    ];

    public static IReadOnlyList<string> Unhappy { get; } =
    [
        "Third time I explain the same issue.", "The migration took far longer than promised.", "Nobody answered for two days while our schedule was wrong.", "We pay for seats that nobody uses.", "Too complicated for what we need.", "Since the update, notifications come twice or not at all.",
        "We are looking at alternatives.", "Our contact left and we were never told who follows.",
    ];

    public static IReadOnlyList<string> Subjects { get; } =
    [
        "Export stops at noon", "How to invite guests", "Calendar shows the wrong time zone", "Report does not add up", "Sign-in link expires too soon", "Approval was sent twice", "Rule runs for old tasks", "Import of shifts fails", "Change the owner of a board", "Notifications come twice",
        "Cannot archive a project", "Dashboard loads slowly", "Billing address on the invoice", "Mobile app shows an empty list", "Permissions for interns", "API returns 429", "Merge two teams", "Restore a deleted template",
    ];

    public static IReadOnlyList<string> Agents { get; } = ["ada.lund@perennial.example", "joao.pinto@perennial.example", "rin.sato@perennial.example", "esme.clarke@perennial.example"];
}
