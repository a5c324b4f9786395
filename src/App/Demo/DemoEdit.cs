using System.Text.Json;
using Perennial.App.Access;

namespace Perennial.App.Demo;

/// <summary>Something that one of the team changed by hand.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Kind">Accounts, contacts or contracts.</param>
/// <param name="Words">What it is called.</param>
/// <param name="Items">What was written, by the API's names.</param>
internal sealed record DemoEdit(DateTimeOffset At, Viewer By, string Kind, string Words, IReadOnlyList<Dictionary<string, JsonElement>> Items)
{
    /// <summary>It was a mistake, and was noticed.</summary>
    public bool TakenBack { get; init; }
}
