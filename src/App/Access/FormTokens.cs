using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Perennial.App.Shell;

namespace Perennial.App.Access;

/// <summary>
/// Every request of a browser that changes something carries the form's token, in the form or in a header, whatever the endpoint.
/// A program with a bearer token needs none: no browser sends that by itself.
/// </summary>
internal static class FormTokens
{
    public const string Header = "X-Form-Token";
    public const string Field = "formToken";

    public static void UseFormTokens(this WebApplication app)
    {
        var antiforgery = (IAntiforgery)app.Services.GetService(typeof(IAntiforgery))!;
        app.Use((context, next) => !Needed(context) && !HasNul(context.Request.Query) ? next(context) : CheckAsync(antiforgery, context, next));
    }

    private static async Task CheckAsync(IAntiforgery antiforgery, HttpContext context, RequestDelegate next)
    {
        if (Needed(context) && !await IsGoodAsync(antiforgery, context))
            await StatusAnswers.WriteAsync(context, Problems.Of(StatusCodes.Status400BadRequest, "This form is too old or comes from another site. Reload the page and send it again."));
        else if (HasNul(context.Request.Query))
            await StatusAnswers.WriteAsync(context, Problems.Of(StatusCodes.Status400BadRequest, "A text may not contain the character NUL."));
        else await next(context);
    }

    private static bool Needed(HttpContext context) =>
        context.GetEndpoint() is not null
        && context.Viewer.TokenId is null
        && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
        && !HttpMethods.IsOptions(context.Request.Method) && !HttpMethods.IsTrace(context.Request.Method);

    /// <summary>Form values with NUL are refused by the framework's reader, JSON texts by ours.</summary>
    private static bool HasNul(IQueryCollection query) =>
        query.Any(pair => pair.Key.Contains('\0', StringComparison.Ordinal) || pair.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true));

    private static async Task<bool> IsGoodAsync(IAntiforgery antiforgery, HttpContext context)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException e)
        {
            throw e.InnerException as BadHttpRequestException ?? new BadHttpRequestException("The form cannot be read.", StatusCodes.Status400BadRequest, e);
        }
    }
}
