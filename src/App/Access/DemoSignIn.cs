namespace Perennial.App.Access;

/// <summary>The demo's owner. Everybody may know it: the sign-in page of a demo shows it.</summary>
public static class DemoSignIn
{
    public const string Name = "Dana Reyes";
    public const string Email = "demo@perennial.example";
    public const string Password = "perennial-demo";
}
