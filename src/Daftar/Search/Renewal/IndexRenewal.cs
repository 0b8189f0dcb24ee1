using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>An index with the fields of the program is being made, and one with earlier fields answers meanwhile.</summary>
/// <param name="today">The fields of the program.</param>
/// <param name="earlier">Those of the index that answers.</param>
/// <param name="percent">How much of the new one is done.</param>
/// <param name="held">Why it does not go on; null while it does.</param>
/// <param name="called">Which index it is.</param>
public sealed class IndexRenewal(FieldTable today, FieldTable earlier, int percent, string? held, string called = "search index")
{
    public int Percent => percent;

    public string? Held => held;

    /// <summary>Facets of today that cannot be asked for yet.</summary>
    public IReadOnlyList<string> FacetsToCome { get; } = [.. today.All.Where(field => field.Is(FieldUses.Facet) && !EarlierFields.Has(earlier, field, FieldUses.Facet)).Select(field => field.Name)];

    /// <summary>A sentence for the operator.</summary>
    public override string ToString() => held is null
        ? Invariant($"The {called} is made anew with the fields of this version, {percent} % are done; the one before answers meanwhile.")
        : Invariant($"The {called} is to be made anew with the fields of this version, and waits: {held.TrimEnd('.')}. The one before answers meanwhile.");
}
