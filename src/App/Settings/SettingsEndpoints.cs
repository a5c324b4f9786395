using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
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
            .WithDescription("The options of the metric standard, and whether everybody needs a second factor: name, value in force, default, accepted values and meaning.");
        api.MapPut("", Choose).RequireScope(Scopes.Admin).Produces<SettingList>().WithName("chooseSettings").WithSummary("Choose values of workspace options")
            .WithDescription("Takes an object of option names and values. All are taken or, when one is not accepted, none.");
    }

    private static async Task<SettingList> List(AppDb db, WorkspaceSettings settings, CancellationToken cancellation) =>
        Listed(await settings.InForceAsync(cancellation), await SecondFactorRule.IsRequiredAsync(db, cancellation));

    private static async Task<IResult> Choose(Dictionary<string, string> values, AppDb db, WorkspaceSettings settings, Viewer viewer, CancellationToken cancellation)
    {
        bool? factor = values.TryGetValue(SecondFactorRule.Name, out var wanted) ? wanted == SecondFactorRule.Required : null;
        var refusal = factor == true && !await SecondFactorRule.IsRequiredAsync(db, cancellation) ? await SecondFactorRule.RefusalAsync(db, cancellation) : null;
        if (refusal is not null) return Problems.Of(StatusCodes.Status422UnprocessableEntity, refusal, [new ProblemPlace(refusal, Field: SecondFactorRule.Name)]);
        var wrong = values.Select(v => (v.Key, Problem: Problem(v.Key, v.Value))).Where(v => v.Problem is not null).Select(v => new ProblemPlace(v.Problem!, Field: v.Key)).ToList();
        if (wrong.Count > 0) return Problems.Of(StatusCodes.Status422UnprocessableEntity, wrong[0].Message, wrong);
        var after = await settings.ChooseAsync(values.Where(v => v.Key != SecondFactorRule.Name), viewer, cancellation, factor);
        return TypedResults.Ok(Listed(after, await SecondFactorRule.IsRequiredAsync(db, cancellation)));
    }

    private static string? Problem(string name, string? value)
    {
        if (value is null) return "This may not be null. Leave an option out to keep it.";
        if (name == SecondFactorRule.Name) return SecondFactorRule.Values.Contains(value) ? null : $"'{value}' is not a value of {name}. It takes {string.Join(", ", SecondFactorRule.Values)}.";
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

    private static SettingList Listed(WorkspaceOptions options, bool secondFactor) => new(
    [
        .. OptionCatalog.All.Select(o => new Setting(o.Name, options[o.Name], o.Default, o.Values, o.Meaning, o.Choices)),
        new Setting(SecondFactorRule.Name, secondFactor ? SecondFactorRule.Required : SecondFactorRule.Optional, SecondFactorRule.Optional, string.Join(", ", SecondFactorRule.Values), SecondFactorRule.Meaning, SecondFactorRule.Values),
    ]);
}
