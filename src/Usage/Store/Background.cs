using System.Runtime.InteropServices;

namespace Perennial.Usage.Store;

/// <summary>Threads whose work may wait while calls are answered. On Linux alone: elsewhere it is without effect.</summary>
public static class Background
{
    /// <summary>A third of an equal share of a busy processor.</summary>
    private const int Nice = 5;

    /// <summary>Lets the thread, and those that it starts, come after others.</summary>
    public static void Lower()
    {
        if (OperatingSystem.IsLinux()) _ = setpriority(0, 0, Nice); // the thread that calls, where that is 0
    }

    /// <summary>Does something on such a thread, and waits for it.</summary>
    public static void Run(Action work)
    {
        Exception? failed = null;
        var thread = new Thread(() =>
        {
            Lower();
            try
            {
                work();
            }
            catch (Exception e) // who waits is told
            {
                failed = e;
            }
        });
        thread.Start();
        thread.Join();
        if (failed is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed);
    }

    [DllImport("libc")]
    private static extern int setpriority(int which, uint who, int nice);
}
