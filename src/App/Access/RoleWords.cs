namespace Perennial.App.Access;

/// <summary>Roles as they are written, and what each allows.</summary>
public static class RoleWords
{
    public static IReadOnlyList<Role> All { get; } = [Role.Owner, Role.Leader, Role.Csm, Role.VirtualCsm, Role.Viewer];

    extension(Role role)
    {
        /// <summary>In the API, the database and the command line.</summary>
        public string Word => role switch
        {
            Role.Viewer => "viewer",
            Role.VirtualCsm => "virtual-csm",
            Role.Csm => "csm",
            Role.Leader => "leader",
            Role.Owner => "owner",
        };

        /// <summary>On a page.</summary>
        public string Name => role switch
        {
            Role.Viewer => "Viewer",
            Role.VirtualCsm => "Virtual CSM",
            Role.Csm => "CSM",
            Role.Leader => "Leader",
            Role.Owner => "Owner",
        };

        public string Meaning => role switch
        {
            Role.Viewer => "reads every account, changes nothing",
            Role.VirtualCsm => "works on the accounts given to them and knows of no other",
            Role.Csm => "works on every account",
            Role.Leader => "also imports, hands accounts over and invites",
            Role.Owner => "also settings, people and tokens",
        };

        public Scopes Scopes => role switch
        {
            Role.Viewer => Scopes.Read,
            Role.VirtualCsm or Role.Csm => Scopes.Read | Scopes.Write,
            Role.Leader => Scopes.Read | Scopes.Write | Scopes.Lead,
            Role.Owner => Scopes.All,
        };

        public bool SeesEveryAccount => role != Role.VirtualCsm;
    }

    public static Role? Find(string? word) => All.Cast<Role?>().FirstOrDefault(role => role!.Value.Word == word);

    public static string Write(Role role) => role.Word;

    public static Role Read(string word) => Find(word) ?? throw new FormatException($"'{word}' is no role.");
}
