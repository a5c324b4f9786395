namespace Perennial.App.Shell;

/// <summary>What a parameter of a call means, for the API's document; given to an endpoint or to a group as metadata.</summary>
internal record ParameterWords(string Name, string Description);
