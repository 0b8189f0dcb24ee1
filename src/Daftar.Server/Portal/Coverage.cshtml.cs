using Daftar.Offices;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Server.Portal;

/// <summary>What the register holds, office by office and right by right, and what it does not.</summary>
internal sealed class CoveragePage(Register.Entries entries, ISearchIndex index, OfficeProfiles offices) : PortalPage
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>Offices in the order of their names; every office Daftar knows, with or without entries.</summary>
    public IReadOnlyList<(string Office, IReadOnlyList<CoverageRow> Rows)> Offices { get; private set; } = [];

    /// <summary>How many entries of an office and right have an image, an abstract, claims.</summary>
    public IReadOnlyDictionary<(string Office, Right Right, string Has), long> Shares { get; private set; } = new Dictionary<(string, Right, string), long>();

    public long Total { get; private set; }

    /// <summary>What is looked at in the entries of a row.</summary>
    public static IReadOnlyList<string> Having { get; } = ["image", "abstract", "claims"];

    public bool HasShares(CoverageRow row) => row.Entries > 0 && Having.Any(has => Shares.ContainsKey((row.Office, row.Right, has)));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var rows = await entries.Coverage(cancel);
        var known = rows.GroupBy(row => row.Office, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (IReadOnlyList<CoverageRow>)[.. group.OrderBy(row => row.Right)], StringComparer.Ordinal);
        Offices =
        [
            .. known.Keys.Union(offices.All.Select(office => office.Code), StringComparer.Ordinal)
                .Select(office => (office, known.GetValueOrDefault(office, [])))
                .OrderBy(office => Show.Office(office.office), StringComparer.Create(Words.Culture, ignoreCase: true)),
        ];
        Total = rows.Sum(row => row.Entries);
        ShowsDemonstration = rows.Any(row => row.Demonstration);
        Shares = await SharesAsync(cancel);
    }

    /// <summary>Answered by the index: counts of offices among the entries that have something.</summary>
    private async Task<Dictionary<(string, Right, string), long>> SharesAsync(CancellationToken cancel)
    {
        var shares = new Dictionary<(string, Right, string), long>();
        foreach (var (right, has) in new[] { (Right.Patent, "abstract"), (Right.Patent, "claims"), (Right.Trademark, "image"), (Right.Design, "image"), (Right.Patent, "image") })
        {
            var answer = await index.SearchAsync(
                new SearchRequest
                {
                    Size = 0, Filters = [FieldFilter.Any("right", CommonFields.Key(right)), FieldFilter.Any("has", has)], Facets = [new("office", 300)], Deadline = Deadline,
                },
                cancel);
            foreach (var found in answer.Facets.SelectMany(facet => facet.Values))
            {
                shares[(found.Value, right, has)] = found.Count;
            }
        }

        return shares;
    }
}
