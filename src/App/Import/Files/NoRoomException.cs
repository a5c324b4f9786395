namespace Perennial.App.Import.Files;

/// <summary>The disk has no room for a file.</summary>
public sealed class NoRoomException(long free, long needed)
    : IOException($"The server's disk has {free >> 20} MB left and keeps {needed >> 20} MB free. Nothing of this file was kept; make room and send it again.")
{
    public static void ThrowIfBelow(string folder, long needed)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < needed) throw new NoRoomException(free, needed);
    }
}
