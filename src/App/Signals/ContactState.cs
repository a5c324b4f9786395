namespace Perennial.App.Signals;

/// <summary>One contact, as what was said of them so far has it.</summary>
/// <param name="Account">That they belong to.</param>
/// <param name="IsSponsor">A sponsor or a champion.</param>
/// <param name="Bounces">Mail to them comes back for good.</param>
/// <param name="IsArchived">Put aside.</param>
/// <param name="LeftOn">Number of the day on which they left; <see cref="NoDay"/> where they did not.</param>
/// <param name="GoneOn">Number of the day on which they were found to be gone; <see cref="NoDay"/> while they are not, and of who was gone when they were first heard of.</param>
/// <param name="SaidOn">Number of the day on which anything was said of them last.</param>
internal readonly record struct ContactState(long Account, bool IsSponsor, bool Bounces, bool IsArchived, int LeftOn, int GoneOn, int SaidOn)
{
    public const int NoDay = int.MaxValue;

    private bool IsGone => IsArchived || Bounces;

    public bool IsPresentOn(int day) => !IsGone && LeftOn > day;

    /// <summary>Number of the day on which they were lost, seen from a day; below 0 where they were not. Who was gone when they were first heard of was never there to be lost, unless it is said when they left.</summary>
    public int LostBy(int day)
    {
        if (IsPresentOn(day)) return -1;
        var lost = Math.Min(GoneOn, LeftOn <= day ? LeftOn : NoDay);
        return lost == NoDay ? -1 : lost;
    }

    /// <summary>What is first said of somebody.</summary>
    public static ContactState First(in ContactSaid said, long account, int day) => new(account, said.IsSponsor ?? false, said.Bounces ?? false, said.IsArchived ?? false, said.LeftOn?.DayNumber ?? NoDay, NoDay, day);

    /// <summary>This with what is said later.</summary>
    public ContactState With(in ContactSaid said, long account, int day)
    {
        var now = new ContactState(account, said.IsSponsor ?? IsSponsor, said.Bounces ?? Bounces, said.IsArchived ?? IsArchived, said.SaysLeft ? said.LeftOn?.DayNumber ?? NoDay : LeftOn, GoneOn, day);
        return now with { GoneOn = !now.IsGone ? NoDay : IsGone ? GoneOn : day };
    }
}
