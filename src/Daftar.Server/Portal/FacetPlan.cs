using Daftar.Rights;
using Daftar.Search;
using Daftar.Server.Searching;
using Daftar.Values;

namespace Daftar.Server.Portal;

/// <summary>
/// Which facets stand beside the hits, in which order, and how many values of each. They are found in the field tables: a field declared there as a
/// facet is shown here.
/// </summary>
internal static class FacetPlan
{
    /// <summary>Values shown at once; the others of a facet are folded away.</summary>
    public const int Shown = 8;

    /// <summary>Years drawn and counted.</summary>
    public const int Years = 70;

    private const int Values = 45;

    /// <summary>What most readers narrow down by comes first, what few need comes last; between them what belongs to single rights.</summary>
    private static readonly string[] First = ["right", "office", "status", "reason", "kind", "filed"], Last = ["country", "has"];

    private static readonly Right[] AllRights = Enum.GetValues<Right>();

    private static readonly IReadOnlyList<(FacetRequest Facet, Right[] Of)> All = Found();

    /// <summary>Facets of some rights only are asked for where these can be among the hits.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="renewal">Facets the index does not have yet are left out.</param>
    public static IReadOnlyList<FacetRequest> For(SearchQuestion question, IndexRenewal? renewal)
    {
        var chosen = question.Chosen("right");
        return [.. All.Where(plan => chosen.Count == 0 || plan.Of.Any(right => chosen.Contains(CommonFields.Key(right)))).Select(plan => plan.Facet).Where(facet => renewal?.FacetsToCome.Contains(facet.Field) != true)];
    }

    private static List<(FacetRequest, Right[])> Found()
    {
        var facets = AllRights.SelectMany(right => DocumentOf.FieldsOf(right).Where(field => field.Is(FieldUses.Facet)).Select(field => (field.Name, field.Kind, Right: right)))
            .GroupBy(field => (field.Name, field.Kind))
            .Select(field => (Facet: new FacetRequest(field.Key.Name, field.Key.Kind == FieldKind.Date ? Years : Values), Of: field.Select(found => found.Right).ToArray()));
        return [.. facets.OrderBy(plan => Place(plan.Facet.Field))];
    }

    private static int Place(string field) =>
        Array.IndexOf(First, field) is >= 0 and var first ? first
        : Array.IndexOf(Last, field) is >= 0 and var last ? First.Length + 1 + last
        : First.Length;
}
