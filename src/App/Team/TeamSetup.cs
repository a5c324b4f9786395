using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.Team;

internal static class TeamSetup
{
    public static IServiceCollection AddTeam(this IServiceCollection services) =>
        services.AddScoped<PeopleList>().AddScoped<TeamChanges>().AddScoped<GivenAccounts>().AddScoped<HandOver>();
}
