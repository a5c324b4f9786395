namespace Perennial.App.Access;

/// <summary>What somebody is in the workspace, the one who may least first.</summary>
public enum Role
{
    /// <summary>Reads everything, changes nothing.</summary>
    Viewer,

    /// <summary>Reads and changes the accounts on whose team their mail address is, and knows of no other.</summary>
    VirtualCsm,

    /// <summary>Reads and changes every account.</summary>
    Csm,

    /// <summary>Also imports, hands accounts over, invites, and takes back what others did.</summary>
    Leader,

    /// <summary>Also settings, people and everybody's tokens.</summary>
    Owner,
}
