using Perennial.App.Contacts;

namespace Perennial.App.Customers;

/// <summary>Who reports to whom at a customer, and which of the people that matter are there.</summary>
public sealed record RelationshipMap(IReadOnlyList<RelationshipMap.Node> Roots, IReadOnlyList<RelationshipMap.Seat> Seats, IReadOnlyList<Contact> Gone)
{
    /// <summary>The people whom a healthy relation needs.</summary>
    private static readonly (string Name, string[] Words)[] Needed =
    [
        ("Executive sponsor", ["sponsor", "executive", "exec"]), ("Decision maker", ["decision", "economic buyer", "buyer"]), ("Champion", ["champion", "advocate"]),
    ];

    public sealed record Node(Contact Contact, IReadOnlyList<Node> Below);

    /// <summary>A part that somebody should play, and who does.</summary>
    public sealed record Seat(string Name, IReadOnlyList<Contact> Contacts);

    public static RelationshipMap Of(IReadOnlyList<Contact> contacts)
    {
        var here = contacts.Where(c => !c.Archived && c.LeftOn is null).ToList();
        var known = here.Select(c => c.ExternalId).ToHashSet(StringComparer.Ordinal);
        var below = here.ToLookup(c => c.ReportsToExternalId is { } above && known.Contains(above) && above != c.ExternalId ? above : "", StringComparer.Ordinal);
        var placed = new HashSet<string>(StringComparer.Ordinal);
        var roots = Under("").ToList();
        roots.AddRange(here.Where(c => !placed.Contains(c.ExternalId)).Select(c => new Node(c, []))); // a circle that an undone import left behind
        return new(roots, [.. Needed.Select(n => new Seat(n.Name, [.. here.Where(c => c.Role is { } role && n.Words.Any(w => role.Contains(w, StringComparison.OrdinalIgnoreCase)))]))], [.. contacts.Where(c => c.LeftOn is not null || c.Archived)]);

        IEnumerable<Node> Under(string above)
        {
            foreach (var contact in below[above].OrderBy(Rank).ThenBy(c => c.NameKey, StringComparer.Ordinal))
                if (placed.Add(contact.ExternalId)) yield return new Node(contact, [.. Under(contact.ExternalId)]);
        }
    }

    /// <summary>Sponsors, those who decide and champions first, then by influence.</summary>
    internal static int Rank(Contact contact)
    {
        var seat = Array.FindIndex(Needed, n => contact.Role is { } role && n.Words.Any(w => role.Contains(w, StringComparison.OrdinalIgnoreCase)));
        return (seat < 0 ? Needed.Length : seat) * 4 + contact.Influence switch { "high" => 0, "medium" => 1, "low" => 3, _ => 2 };
    }
}
