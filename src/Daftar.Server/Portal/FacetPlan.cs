using Daftar.Search;
using Daftar.Server.Searching;

namespace Daftar.Server.Portal;

/// <summary>Which facets stand beside the hits, in which order, and how many values of each.</summary>
internal static class FacetPlan
{
    /// <summary>Values shown at once; the others of a facet are folded away.</summary>
    public const int Shown = 8;

    /// <summary>Years drawn and counted.</summary>
    public const int Years = 70;

    private static readonly (FacetRequest Facet, string? Right)[] All =
    [
        (new("right", 4), null),
        (new("office", 40), null),
        (new("status", 4), null),
        (new("reason", 12), null),
        (new("kind", 12), null),
        (new("filed", Years), null),
        (new("class", 45), "trademark"),
        (new("feature", 12), "trademark"),
        (new("ipc-subclass", 24), "patent"),
        (new("locarno", 24), "design"),
        (new("product", 24), "indication"),
        (new("origin", 24), "indication"),
        (new("country", 24), null),
        (new("has", 16), null),
    ];

    /// <summary>Facets of one right only are asked for where that right can be among the hits.</summary>
    public static IReadOnlyList<FacetRequest> For(SearchQuestion question)
    {
        var rights = question.Chosen("right");
        return [.. All.Where(plan => plan.Right is null || rights.Count == 0 || rights.Contains(plan.Right)).Select(plan => plan.Facet)];
    }
}
