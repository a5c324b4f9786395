namespace Perennial.App.Signals;

/// <summary>One contact, as what was said of them so far has it.</summary>
internal sealed class ContactHistory
{
    private const int NoDay = int.MaxValue;
    private bool _bounces, _isArchived, _isSaid;
    private DateOnly? _leftOn;
    private int _goneOn = NoDay;

    /// <summary>The place of their account among those that are asked for; below 0 for none of them.</summary>
    public int Place { get; private set; }

    public bool IsSponsor { get; private set; }

    /// <summary>Number of the day on which anything was said of them last.</summary>
    public int SaidOn { get; private set; }

    private bool IsGone => _isArchived || _bounces;

    public bool IsPresentOn(DateOnly day) => !IsGone && !(_leftOn <= day);

    /// <summary>Number of the day on which they were lost, seen from a day. Who was gone when they were first heard of was never there to be lost, unless it is said when they left.</summary>
    public int? LostBy(DateOnly day)
    {
        if (IsPresentOn(day)) return null;
        var lost = Math.Min(_goneOn, _leftOn is { } left && left <= day ? left.DayNumber : NoDay);
        return lost == NoDay ? null : lost;
    }

    public void Take(in ContactSaid said, int place, int day)
    {
        var wasGone = IsGone;
        (IsSponsor, _bounces, _isArchived) = (said.IsSponsor ?? IsSponsor, said.Bounces ?? _bounces, said.IsArchived ?? _isArchived);
        if (said.SaysLeft) _leftOn = said.LeftOn;
        if (!IsGone) _goneOn = NoDay;
        else if (!wasGone && _isSaid) _goneOn = day;
        (_isSaid, Place, SaidOn) = (true, place, day);
    }
}
