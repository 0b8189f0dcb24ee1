using Daftar.Values;

namespace Daftar.Search;

/// <summary>What the index is told of an entry beside its public record.</summary>
/// <param name="Id">Permanent id.</param>
/// <param name="Demonstration">Invented data, not a register.</param>
/// <param name="Learnt">When Daftar learnt the state shown.</param>
public sealed record EntryFacts(Guid Id, bool Demonstration, DateTimeOffset Learnt)
{
    /// <summary>The fields that come from them.</summary>
    public static IReadOnlyList<Field<EntryFacts>> Fields { get; } =
    [
        new("learnt", FieldKind.Date, FieldUses.Filter | FieldUses.Sort, static (entry, to) => to.Add(RegisterDate.From(DateOnly.FromDateTime(entry.Learnt.UtcDateTime)))),
        new("has", FieldKind.Flag, FieldUses.Filter | FieldUses.Facet, static (entry, to) => to.AddIf(entry.Demonstration, "demonstration")),
    ];
}
