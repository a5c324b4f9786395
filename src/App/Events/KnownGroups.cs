using System.Text;

namespace Perennial.App.Events;

/// <summary>Which groups and people belong to an account, as it was when asked.</summary>
/// <param name="groups">By their ids.</param>
/// <param name="people">Ids of people who belong to a group that is an account's; asked for only when an event names no group.</param>
public sealed class KnownGroups(IReadOnlySet<string> groups, Lazy<IReadOnlySet<string>> people)
{
    public bool Has(string group, ReadOnlySpan<byte> person) => group.Length > 0 ? groups.Contains(group) : people.Value.Contains(Encoding.UTF8.GetString(person));
}
