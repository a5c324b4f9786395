namespace Perennial.Core.Risk;

/// <summary>Words by which people's own fields speak of churn.</summary>
public static class OutcomeWords
{
    private static readonly string[] _stems = ["churn", "cancel", "terminat", "attrition", "lost_", "_lost", "win_back", "winback", "offboard", "exit_reason", "leaving"];
    private static readonly string[] _states = ["status", "state", "stage", "phase", "lifecycle"];
    private static readonly HashSet<string> _gone = new(["churned", "churn", "cancelled", "canceled", "lost", "terminated", "inactive", "closed", "former", "ended", "expired", "left"], StringComparer.Ordinal);
    private static readonly HashSet<string> _yes = new(["true", "yes", "y", "1", "t"], StringComparer.Ordinal);
    private static readonly HashSet<string> _no = new(["false", "no", "n", "0", "f"], StringComparer.Ordinal);

    /// <summary>Whether a column's name says that it speaks of the outcome, such as <c>churn_flag</c> or <c>Cancelled at</c>.</summary>
    public static bool Name(string column) => Folded(column) is var name && (name == "lost" || _stems.Any(stem => name.Contains(stem, StringComparison.Ordinal)));

    /// <summary>Whether a column's name says that it holds how somebody stands.</summary>
    public static bool NamesState(string column) => Folded(column).Split('_').Any(word => _states.Contains(word, StringComparer.Ordinal));

    /// <summary>Whether a value of such a column says that the account is gone; null where it says neither.</summary>
    public static bool? SaysGone(string column, string value)
    {
        var said = value.Trim().ToLowerInvariant();
        if (_gone.Contains(said)) return true;
        if (Name(column)) return _yes.Contains(said) ? true : _no.Contains(said) ? false : null;
        return NamesState(column) && said.Length > 0 ? false : null;
    }

    private static string Folded(string text) => string.Concat(text.Trim().ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '_'));
}
