using Daftar.Register;

namespace Daftar.Search;

/// <summary>What a hit out of history says of the state that was found.</summary>
public sealed record StateCard
{
    /// <summary>The entry its snapshot was kept under: another one where two were joined.</summary>
    public required Guid Entry { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset Learnt { get; init; }

    /// <summary>When it held in law; null for one that by all that is known today never did.</summary>
    public DateOnly? LawFrom { get; init; }

    /// <summary>The first day on which it did no longer.</summary>
    public DateOnly? LawUntil { get; init; }

    /// <summary>When this register showed it; null for one it never showed.</summary>
    public DateOnly? ShownFrom { get; init; }

    public DateOnly? ShownUntil { get; init; }

    /// <summary>When the office stated it: of days before, what has no date of its own (names, titles, goods) is as it was stated then.</summary>
    public DateOnly? StatedOn { get; init; }

    /// <summary>It stands in no snapshot: it is what the snapshot says, as far as it held then by its dates.</summary>
    public bool WorkedOut { get; init; }

    /// <summary>Nobody had stated it by that day.</summary>
    public bool IsStatedAfter(DateOnly day) => LawFrom <= day && StatedOn > day;

    public static StateCard Of(PublicState state) => new()
    {
        Entry = state.Entry,
        Number = state.Number,
        Learnt = state.Learnt,
        LawFrom = state.InLaw?.From,
        LawUntil = state.InLaw?.Until,
        ShownFrom = state.Shown?.From,
        ShownUntil = state.Shown?.Until,
        StatedOn = state.StatedOn,
        WorkedOut = state.WorkedOut,
    };
}
