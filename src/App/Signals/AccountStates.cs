namespace Perennial.App.Signals;

/// <summary>What had been said of accounts by the end of a day, by their places.</summary>
/// <param name="Archived">Put aside.</param>
/// <param name="OnboardingSince">Number of the day on which the phase Onboarding began; <see cref="NoDay"/> in any other phase.</param>
/// <param name="Numbers">Of each custom field, by account; NaN for none.</param>
/// <param name="SaidOn">Numbers of the days on which these were said.</param>
internal sealed record AccountStates(bool[] Archived, int[] OnboardingSince, float[][] Numbers, int[][] SaidOn)
{
    public const int NoDay = int.MaxValue;

    /// <summary>Nothing said.</summary>
    public static AccountStates None(int accounts, int fields)
    {
        var since = new int[accounts];
        Array.Fill(since, NoDay);
        return new(new bool[accounts], since, [.. Enumerable.Range(0, fields).Select(_ => Unsaid(accounts))], [.. Enumerable.Range(0, fields).Select(_ => new int[accounts])]);
    }

    public AccountStates Copy() => new([.. Archived], [.. OnboardingSince], [.. Numbers.Select(n => (float[])n.Clone())], [.. SaidOn.Select(s => (int[])s.Clone())]);

    private static float[] Unsaid(int accounts)
    {
        var numbers = new float[accounts];
        Array.Fill(numbers, float.NaN);
        return numbers;
    }
}
