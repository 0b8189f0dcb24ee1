using Daftar.Offices;
using Daftar.Rights;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Server.Portal;

/// <summary>The first page: the search box, what is in the register, and whose it is.</summary>
internal sealed class HomePage(ISearchIndex index, OfficeProfiles offices) : PortalPage
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    public IReadOnlyList<(Right Right, long Count)> Rights { get; private set; } = [];

    /// <summary>Offices with entries, the most first, then offices Daftar knows that have none.</summary>
    public IReadOnlyList<(string Office, long Count)> Offices { get; private set; } = [];

    /// <summary>Why nothing can be counted at the moment; null while it can.</summary>
    public SearchProblem? Problem { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var answer = await index.SearchAsync(new SearchRequest { Size = 0, Facets = [new("right", 8), new("office", 200), new("has", 20)], Deadline = Deadline }, cancel);
        if (answer.Problem is { } problem)
        {
            // no counts rather than zeros
            (Problem, Response.StatusCode) = (problem, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        var counts = answer.Facets.ToDictionary(facet => facet.Field, facet => facet.Values, StringComparer.Ordinal);
        long Count(string field, string value) => counts.GetValueOrDefault(field)?.FirstOrDefault(found => found.Value == value)?.Count ?? 0;
        Rights = [.. Enum.GetValues<Right>().Select(right => (right, Count("right", CommonFields.Key(right))))];
        var delivered = (counts.GetValueOrDefault("office") ?? []).Select(found => (found.Value, found.Count)).ToList();
        Offices = [.. delivered, .. offices.All.Where(office => delivered.TrueForAll(known => known.Value != office.Code)).Select(office => (office.Code, 0L))];
        ShowsDemonstration = Count("has", "demonstration") > 0;
    }
}
