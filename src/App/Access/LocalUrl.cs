namespace Perennial.App.Access;

/// <summary>Where to go after signing in: only to a page of this server.</summary>
internal static class LocalUrl
{
    public static bool Is(string? url) =>
        url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl);

    public static string OrHome(string? url) => Is(url) ? url! : "/";
}
