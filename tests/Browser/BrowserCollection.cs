namespace Perennial.Tests.Browser;

/// <summary>Everything that looks through the browser shares one demo company, which takes its time to make.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserHost>
{
    public const string Name = "browser";
}
