namespace Perennial.Client;

/// <summary>What somebody is in the workspace.</summary>
public enum PersonRole
{
    /// <summary>Everything, with settings, people and tokens.</summary>
    Owner,

    /// <summary>Every account, imports, hand-over and invitations.</summary>
    Leader,

    /// <summary>Every account.</summary>
    Csm,

    /// <summary>The accounts on whose team their mail address is, and nothing of any other.</summary>
    VirtualCsm,

    /// <summary>Reads every account and changes nothing.</summary>
    Viewer,
}
