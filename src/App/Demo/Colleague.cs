using Perennial.App.Access;

namespace Perennial.App.Demo;

/// <summary>Somebody of the demo company's own team. They all sign in with <see cref="DemoSignIn.Password"/>.</summary>
/// <param name="Name">As it stands beside what they do.</param>
/// <param name="Role">What they may.</param>
/// <param name="SeenHoursAgo">When they last looked in.</param>
/// <param name="LeftDaysAgo">They left the company, and their book waits for a hand-over.</param>
internal sealed record Colleague(string Name, Role Role, int SeenHoursAgo, int? LeftDaysAgo = null)
{
    public static readonly Colleague Leader = new("Nadia Haddad", Role.Leader, 2);
    public static readonly Colleague Virtual = new("Sam Whitlock", Role.VirtualCsm, 20);

    public static IReadOnlyList<Colleague> All { get; } =
    [
        Leader, new("Priya Raman", Role.Csm, 1), new("Tomas Ferreira", Role.Csm, 3), new("Hannah Okafor", Role.Csm, 26), new("Mei-Lin Zhou", Role.Csm, 5),
        new("Lukas Brandt", Role.Csm, 9 * 24, LeftDaysAgo: 8), Virtual, new("Elena Marsh", Role.Viewer, 70),
    ];

    public string Email => Name.ToLowerInvariant().Replace(' ', '.') + "@perennial.example";
    public string FirstName => Name.Split(' ')[0];
}
