using System.Globalization;

namespace Perennial.Tests.Faults;

/// <summary>
/// So much memory for a process and no more, the pages of its files counted: a control group, as a container has one. What goes beyond is taken back from the pages of files, and else the process is killed.
/// Not every machine lets us make one.
/// </summary>
internal sealed class LittleMemory : IDisposable
{
    private readonly string _folder;
    private readonly bool _isFirst;

    private LittleMemory(string folder, bool isFirst) => (_folder, _isFirst) = (folder, isFirst);

    /// <returns>Null where the machine does not let us.</returns>
    public static LittleMemory? Of(long bytes)
    {
        try
        {
            var groups = File.ReadAllLines("/proc/self/cgroup");
            var isFirst = groups.Any(g => g.Contains(":memory:", StringComparison.Ordinal)); // the first version of control groups, else the second
            var mine = groups.First(g => isFirst ? g.Contains(":memory:", StringComparison.Ordinal) : g.StartsWith("0::", StringComparison.Ordinal)).Split(':', 3)[2];
            var folder = Directory.CreateDirectory(Path.Join(isFirst ? "/sys/fs/cgroup/memory" : "/sys/fs/cgroup", mine, $"perennial-test-{Guid.NewGuid():N}")).FullName;
            var little = new LittleMemory(folder, isFirst);
            if (File.Exists(little.Limit))
            {
                File.WriteAllText(little.Limit, bytes.ToString(CultureInfo.InvariantCulture));
                return little;
            }
            little.Dispose();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // The caller says so.
        }
        return null;
    }

    /// <summary>A process is in it from its beginning when its number is written here.</summary>
    public string Processes => Path.Combine(_folder, "cgroup.procs");

    /// <summary>How often something was killed for wanting more.</summary>
    public int Killed => File.ReadAllLines(Path.Combine(_folder, _isFirst ? "memory.oom_control" : "memory.events"))
        .Where(line => line.StartsWith("oom_kill ", StringComparison.Ordinal)).Select(line => int.Parse(line.AsSpan(9), CultureInfo.InvariantCulture)).FirstOrDefault();

    private string Limit => Path.Combine(_folder, _isFirst ? "memory.limit_in_bytes" : "memory.max");

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder);
        }
        catch (IOException)
        {
            // Something in it has not ended yet; it goes with the machine.
        }
    }
}
