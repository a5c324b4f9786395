using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Imports;

/// <summary>Asks after an import until it has ended.</summary>
internal sealed class ImportFollower(PerennialClient server, Screen screen)
{
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(1);

    public async Task<Import> ToTheEndAsync(Import import, CancellationToken cancellation)
    {
        var meter = new ImportMeter(screen);
        try
        {
            for (var pause = TimeSpan.FromMilliseconds(20); !import.HasEnded; pause = pause * 1.5 < _longestPause ? pause * 1.5 : _longestPause)
            {
                await Task.Delay(pause, cancellation);
                import = await server.ImportAsync(import.Id, cancellation);
                meter.Show(import);
            }
            return import;
        }
        catch (OperationCanceledException)
        {
            await screen.SayAsync($"Import {import.Id} goes on without this command. Follow it: perennial imports show {import.Id}. Stop it: perennial imports cancel {import.Id}");
            throw;
        }
        catch (HttpRequestException)
        {
            throw new CommandFailure($"The server stopped answering. Import {import.Id} goes on when it runs again: perennial imports show {import.Id}");
        }
        finally
        {
            meter.Clear();
        }
    }
}
