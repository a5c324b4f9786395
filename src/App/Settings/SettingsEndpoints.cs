using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core.Options;

namespace Perennial.App.Settings;

internal static class SettingsEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root + "/settings").WithTags("Settings");
        api.MapGet("", List).RequireScope(Scopes.Read).WithName("listSettings").WithSummary("Every workspace option with its value")
            .WithDescription("The options of the metric standard: name, value in force, default, accepted values and meaning.");
        api.MapPut("", Choose).RequireScope(Scopes.Admin).Produces<SettingList>().WithName("chooseSettings").WithSummary("Choose values of workspace options")
            .WithDescription("Takes an object of option names and values. All are taken or, when one is not accepted, none.");
    }

    public static async Task<SettingList> List(WorkspaceSettings settings, CancellationToken cancellation) => Listed(await settings.InForceAsync(cancellation));

    private static async Task<IResult> Choose(Dictionary<string, string> values, WorkspaceSettings settings, Viewer viewer, CancellationToken cancellation)
    {
        var wrong = values.Select(v => (v.Key, Problem: Problem(v.Key, v.Value))).Where(v => v.Problem is not null).Select(v => new ProblemPlace(v.Problem!, Field: v.Key)).ToList();
        if (wrong.Count > 0) return Problems.Of(StatusCodes.Status422UnprocessableEntity, wrong[0].Message, wrong);
        return TypedResults.Ok(Listed(await settings.ChooseAsync(values, viewer, cancellation)));
    }

    private static string? Problem(string name, string? value)
    {
        if (value is null) return "This may not be null. Leave an option out to keep it.";
        try
        {
            WorkspaceOptions.Default.With(name, value);
            return null;
        }
        catch (UnknownOptionException refused)
        {
            return refused.Message;
        }
    }

    private static SettingList Listed(WorkspaceOptions options) =>
        new([.. OptionCatalog.All.Select(o => new Setting(o.Name, options[o.Name], o.Default, o.Values, o.Meaning, o.Choices))]);
}
