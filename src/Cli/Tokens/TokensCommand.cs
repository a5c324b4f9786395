namespace Perennial.Cli.Tokens;

internal sealed class TokensCommand : Verb
{
    public TokensCommand() : base("tokens", "Makes, lists and revokes API tokens, by which programs sign in.")
    {
        Add(new TokensNewCommand());
        Add(new TokensListCommand());
        Add(new TokensRevokeCommand());
        Examples = ["perennial tokens new \"nightly import\" --scope write", "perennial tokens revoke 3"];
    }
}
