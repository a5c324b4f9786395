namespace Perennial.Bench.Health;

/// <summary>The floor: the same signals of one day from plain arrays in the order of their accounts, in one thread. No versions, no merges, no currencies, no history of what was said.</summary>
internal sealed class BareSignals(SignalFacts facts)
{
    private const int Trend = 90, Lately = 90;
    private readonly float[][] _columns = [.. Enumerable.Range(0, 16).Select(_ => new float[facts.Accounts])];

    public float[][] Run(int day)
    {
        for (var a = 0; a < facts.Accounts; a++)
        {
            var (now, before) = (facts.LineFrom[a] <= day ? facts.LineAmount[a] : 0, facts.LineFrom[a] <= day - Trend ? facts.LineAmount[a] : 0);
            _columns[0][a] = now;
            _columns[1][a] = before > 0 ? now / before - 1 : float.NaN;
            _columns[2][a] = facts.LineFrom[a] <= day ? (day - facts.LineFrom[a]) / 30 : float.NaN;
            _columns[3][a] = facts.ContractMonths[a];
            _columns[4][a] = facts.ContractFrom[a] + 30 * facts.ContractMonths[a] - day;
            Answers(a, day);
            Tickets(a, day);
            Contacts(a);
        }
        return _columns;
    }

    private void Answers(int a, int day)
    {
        var (last, score, sum, n) = (-1, 0, 0, 0);
        for (var i = a * SignalFacts.Answers; i < (a + 1) * SignalFacts.Answers; i++)
        {
            if (facts.AnswerDay[i] > day) continue;
            if (facts.AnswerDay[i] > last) (last, score) = (facts.AnswerDay[i], facts.AnswerScore[i]);
            (sum, n) = (sum + facts.AnswerScore[i], n + 1);
        }
        (_columns[5][a], _columns[6][a], _columns[7][a]) = last < 0 ? (float.NaN, float.NaN, float.NaN) : (score, n > 1 ? score - (sum - score) / (float)(n - 1) : float.NaN, day - last);
    }

    private void Tickets(int a, int day)
    {
        var (open, opened, minutes, n) = (0, 0, 0, 0);
        for (var i = a * SignalFacts.Tickets; i < (a + 1) * SignalFacts.Tickets; i++)
        {
            if (facts.TicketDay[i] > day) continue;
            if (facts.TicketDay[i] + facts.TicketDays[i] > day) open++;
            if (facts.TicketDay[i] <= day - Lately) continue;
            (opened, minutes, n) = (opened + 1, minutes + facts.TicketMinutes[i], n + 1);
        }
        (_columns[8][a], _columns[9][a], _columns[10][a]) = (open, opened, n > 0 ? minutes / (float)n / 60 : float.NaN);
    }

    private void Contacts(int a)
    {
        var champion = false;
        for (var i = a * SignalFacts.Contacts; i < (a + 1) * SignalFacts.Contacts; i++) champion |= facts.ContactIsChampion[i];
        _columns[11][a] = champion ? 1 : 0;
    }
}
