using System.Text.Json.Serialization;
using Daftar.Register;

namespace Daftar.Search;

/// <summary>What a hit out of history says of the state that was found.</summary>
public sealed record StateCard
{
    /// <summary>The entry its snapshot was kept under: another one where two were joined.</summary>
    [JsonPropertyName("entry")] public required Guid Entry { get; init; }

    [JsonPropertyName("number")] public required int Number { get; init; }

    [JsonPropertyName("learnt")] public required DateTimeOffset Learnt { get; init; }

    /// <summary>When it held in law; null for one that by all that is known today never did.</summary>
    [JsonPropertyName("lawFrom")] public DateOnly? LawFrom { get; init; }

    /// <summary>The first day on which it did no longer.</summary>
    [JsonPropertyName("lawUntil")] public DateOnly? LawUntil { get; init; }

    /// <summary>When this register showed it; null for one it never showed.</summary>
    [JsonPropertyName("shownFrom")] public DateOnly? ShownFrom { get; init; }

    [JsonPropertyName("shownUntil")] public DateOnly? ShownUntil { get; init; }

    public static StateCard Of(PublicState state) => new()
    {
        Entry = state.Entry,
        Number = state.Number,
        Learnt = state.Learnt,
        LawFrom = state.InLaw?.From,
        LawUntil = state.InLaw?.Until,
        ShownFrom = state.Shown?.From,
        ShownUntil = state.Shown?.Until,
    };
}
