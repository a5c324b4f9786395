using Perennial.App.Access;
using Perennial.Client;

namespace Perennial.App.Team;

/// <summary>Roles in the API's words and back.</summary>
internal static class RoleInClient
{
    public static PersonRole Of(Role role) => role switch
    {
        Role.Owner => PersonRole.Owner,
        Role.Leader => PersonRole.Leader,
        Role.Csm => PersonRole.Csm,
        Role.VirtualCsm => PersonRole.VirtualCsm,
        Role.Viewer => PersonRole.Viewer,
    };

    public static Role Read(PersonRole role) => role switch
    {
        PersonRole.Owner => Role.Owner,
        PersonRole.Leader => Role.Leader,
        PersonRole.Csm => Role.Csm,
        PersonRole.VirtualCsm => Role.VirtualCsm,
        PersonRole.Viewer => Role.Viewer,
    };
}
