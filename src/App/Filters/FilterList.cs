using Perennial.App.Database;
using Perennial.Core.Filters;

namespace Perennial.App.Filters;

/// <summary>A list that can be filtered: its fields, the words that its rows have, and how a filter of it is read. Each slice that has one registers it.</summary>
/// <param name="Name">In addresses: <c>accounts</c>.</param>
/// <param name="Fields">What a viewer's filter may name.</param>
/// <param name="Words">The words of a field that the viewer's rows have, each with how many have it.</param>
/// <param name="Check">A filter read, or what is wrong in it.</param>
public sealed record FilterList(
    string Name, Func<AppDb, CancellationToken, Task<FilterFields>> Fields, Func<AppDb, string, CancellationToken, Task<IReadOnlyList<(string Word, long Count)>>> Words,
    Func<AppDb, string, CancellationToken, Task<(ReadFilter? Filter, FilterError? Error)>> Check);
