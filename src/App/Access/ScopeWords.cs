namespace Perennial.App.Access;

/// <summary>Scopes as people write them: <c>read write</c>.</summary>
public static class ScopeWords
{
    private static readonly Scopes[] Each = [Scopes.Read, Scopes.Write, Scopes.Lead, Scopes.Admin];

    public static string Word(Scopes one) => one switch
    {
        Scopes.Read => "read",
        Scopes.Write => "write",
        Scopes.Lead => "lead",
        Scopes.Admin => "admin",
        Scopes.None or Scopes.All or _ => throw new ArgumentOutOfRangeException(nameof(one), one, "One scope at a time."),
    };

    public static IEnumerable<string> Words(Scopes scopes) => Each.Where(one => scopes.HasFlag(one)).Select(Word);

    public static string Write(Scopes scopes) => string.Join(' ', Words(scopes));

    public static Scopes? Find(string word) => Each.Cast<Scopes?>().FirstOrDefault(one => Word(one!.Value) == word);

    public static Scopes Read(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(Scopes.None, (all, word) => all | (Find(word) ?? Scopes.None));

    /// <summary>Whether what is given is enough for what is needed.</summary>
    public static bool Allow(this Scopes given, Scopes needed) => Widened(given).HasFlag(needed);

    /// <summary>What a token may do for a person: never more than the person. Write reaches as far as the person's role does, short of admin.</summary>
    public static Scopes Within(this Scopes token, Scopes role) =>
        Widened(token.HasFlag(Scopes.Write) ? token | Scopes.Lead : token) & Widened(role);

    private static Scopes Widened(Scopes given) =>
        given.HasFlag(Scopes.Admin) ? Scopes.All
        : given.HasFlag(Scopes.Lead) ? Scopes.Lead | Scopes.Write | Scopes.Read
        : given.HasFlag(Scopes.Write) ? given | Scopes.Read
        : given;
}
