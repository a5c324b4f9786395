using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Perennial.App.Accounts;

/// <summary>The rows of a part of the list as the page shows them, drawn once until something changes: the rows are the same for everybody who sees all accounts.</summary>
public sealed record DrawnRows(MarkupString Html)
{
    public static async Task<DrawnRows> OfAsync(HttpContext http, IReadOnlyList<AccountRow> rows, IReadOnlyList<AccountColumn> columns, string? next, string currency)
    {
        await using var renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
        return new((MarkupString)await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<AccountRows>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Rows"] = rows,
            ["Columns"] = columns,
            ["Next"] = next,
            ["Currency"] = currency,
        }))).ToHtmlString()));
    }
}
