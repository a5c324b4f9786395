using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>A new workspace has nobody. The first person is its owner, made once: from the command line, by the demo, or on the set-up page.</summary>
internal sealed class FirstOwner(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private bool _made;

    public async ValueTask<bool> IsNeededAsync(CancellationToken cancellation)
    {
        if (_made) return false;
        await using var scope = scopes.CreateAsyncScope();
        _made = await scope.ServiceProvider.GetRequiredService<AppDb>().People.AnyAsync(cancellation);
        return !_made;
    }

    /// <returns>The owner, or why this cannot be one, or neither when there is an owner already.</returns>
    public async Task<(Person? Owner, IReadOnlyList<string> Problems)> MakeAsync(string name, string email, string password, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (!await IsNeededAsync(cancellation)) return (null, []);
            await using var scope = scopes.CreateAsyncScope();
            var address = email.Trim();
            var person = new Person { Name = name.Trim(), UserName = address, Email = address, Role = Role.Owner, CreatedAt = clock.GetUtcNow() };
            var result = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person, password);
            return result.Succeeded ? (person, []) : (null, [.. result.Errors.Select(e => e.Description).Distinct(StringComparer.Ordinal)]);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
