namespace Perennial.Client;

/// <summary>Over which time, for whom and by which options figures are asked for. Either <see cref="At"/> with <see cref="Window"/>, or <see cref="From"/>, <see cref="To"/> and <see cref="Grain"/>.</summary>
public sealed record FigureQuery
{
    /// <summary>The day a window ends on.</summary>
    public DateOnly? At { get; init; }

    /// <summary>Looked back from <see cref="At"/>: <c>30d</c>, <c>4w</c>, <c>12m</c>, <c>1q</c>, <c>1y</c>. Each metric has its own default.</summary>
    public string? Window { get; init; }

    /// <summary>First day of the first period.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The day after the last period.</summary>
    public DateOnly? To { get; init; }

    /// <summary><c>day</c>, <c>week</c>, <c>month</c>, <c>quarter</c> or <c>year</c>.</summary>
    public string? Grain { get; init; }

    /// <summary>Only accounts that fit this filter as they are now, or on its own day.</summary>
    public string? Filter { get; init; }
    public string? Segment { get; init; }

    /// <summary>The owner's mail address.</summary>
    public string? Owner { get; init; }

    /// <summary>Only what is billed in this currency.</summary>
    public string? BilledIn { get; init; }

    /// <summary>Only what was recorded by this day.</summary>
    public DateOnly? AsKnown { get; init; }

    /// <summary>Options of this call only, each <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    internal Query ToQuery() => Query.Empty
        .With("at", At).With("window", Window).With("from", From).With("to", To).With("grain", Grain)
        .With("filter", Filter).With("segment", Segment).With("owner", Owner).With("billedIn", BilledIn).With("asKnown", AsKnown).WithEach("option", Options);
}
