using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Perennial.App.Access;

/// <summary>Who has yet to set up the second factor that the workspace requires gets nowhere else.</summary>
internal static class FactorGate
{
    public static void UseFactorGate(this WebApplication app)
    {
        var refusal = (Refusal)app.Services.GetService(typeof(Refusal))!;
        app.Use((context, next) => context.Viewer.LacksFactor && context.GetEndpoint() is { Metadata: var of } && of.GetMetadata<IAllowAnonymous>() is null && of.GetMetadata<WithoutFactor>() is null
            ? refusal.SetUpFactorAsync(context) : next(context));
    }
}
