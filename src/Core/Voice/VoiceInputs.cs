using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.Core.Voice;

/// <summary>What a metric of voice or service may read, of a slice or of one account of it.</summary>
/// <param name="asked">The period that it is asked for.</param>
/// <param name="options">In force.</param>
/// <param name="slice">Answers and tickets.</param>
/// <param name="account">Id of the one account; null for the slice.</param>
public sealed class VoiceInputs(Period asked, WorkspaceOptions options, VoiceSlice slice, long? account)
{
    /// <summary>The days that it is measured over: those that are known of the asked ones.</summary>
    public Period Period { get; } = asked.UpTo(slice.Horizon) ?? asked;

    public WorkspaceOptions Options { get; } = options;

    /// <summary>Why nothing can be told; null when it can.</summary>
    public string? Untold => asked.Start > slice.Horizon ? "none of its days has come" : null;

    public AnswerSums Answers(Instrument instrument) => slice.Answers(account, Period, instrument);

    /// <summary>Answers of each account, also where this is one of them: only those that answered.</summary>
    public IReadOnlyList<AnswerSums> AnswersOfEach(Instrument instrument)
    {
        if (account is not null) return Answers(instrument) is { N: > 0 } own ? [own] : [];
        var found = new List<AnswerSums>();
        foreach (ref readonly var own in slice.AnswersOfEach(Period, instrument))
            if (own.N > 0) found.Add(own);
        return found;
    }

    /// <summary>Answers of any instrument.</summary>
    public long Count => slice.Count(account, Period);

    /// <summary>One phase of the journey.</summary>
    public PhaseSums Phase(string phase) => slice.Phase(account, Period, phase);

    public TicketSums Tickets => slice.Tickets(account, Period, Options.FcrDays);

    /// <summary>That nobody answered, and which answers on other scales there are that are not put in.</summary>
    public Parts Nobody(Instrument instrument)
    {
        var others = account is null ? slice.Others(Period, instrument) : [];
        var apart = others.Count == 0 ? "" : $"; {string.Join(" and ", others.Select(other => $"{other.N} {(other.N == 1 ? "answer" : "answers")} to {other.Instrument}"))} {(others.Sum(other => other.N) == 1 ? "is" : "are")} another instrument";
        return Parts.None($"nobody answered {instrument}{apart}");
    }
}
