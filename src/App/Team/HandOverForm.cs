using System.Globalization;
using Microsoft.AspNetCore.Http;
using Perennial.Client;

namespace Perennial.App.Team;

/// <summary>The hand-over as its form says it.</summary>
public sealed record HandOverForm(HandOverWish Wish, string Step)
{
    public const string Chosen = "chosen", Do = "do", Back = "back";

    public static HandOverForm Read(IFormCollection form) => new(
        new HandOverWish(
            [.. form["to"].Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(id => id > 0)],
            form["which"] == Chosen ? [.. form["account"].OfType<string>()] : null,
            form["by"].ToString() is { Length: > 0 } by ? by : "mrr",
            form["note"].ToString() is { Length: > 0 } note ? note : null),
        form["step"].ToString());
}
