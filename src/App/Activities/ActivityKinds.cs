using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Perennial.App.Activities;

/// <summary><c>?kind=note&amp;kind=call</c>.</summary>
public sealed record ActivityKinds
{
    [FromQuery(Name = "kind"), Description("Only of these kinds; as often as needed.")]
    public string[]? Kind { get; init; }
}
