using Perennial.App.Accounts;

namespace Perennial.App.Database.Audit;

/// <summary>An entity whose coming, changing and going is told to the audit chain when it is saved.</summary>
public interface IAudited
{
    /// <summary>What people call this kind of thing, as <c>person</c>.</summary>
    string AuditKind { get; }

    /// <summary>What people call this one.</summary>
    string AuditName { get; }

    /// <summary>The account it belongs to, if it belongs to one.</summary>
    AccountId? AuditAccount => null;

    /// <summary>Whether a property says nothing to people: counters, marks of the machine.</summary>
    bool IsNoise(string property) => false;

    /// <summary>What a field of a new row follows, where the row is one of a series of choices.</summary>
    string? Before(string property) => null;
}
