using System.Globalization;
using System.Text;
using Daftar.Search;

namespace Daftar.Tests.Search;

/// <summary>All that can be asked of an index of the register, so that two can be compared: every entry's card, every facet, and what words find.</summary>
internal static class IndexContent
{
    public static async Task<List<string>> Of(ISearchIndex index)
    {
        var lines = new List<string>();
        var words = new SortedSet<string>(StringComparer.Ordinal);
        var request = new SearchRequest { Size = SearchRequest.MostHits };
        while (true)
        {
            var answer = await Answer(index, request);
            foreach (var hit in answer.Hits)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{hit.Entry} {Convert.ToHexString(hit.Stored.Span)}"));
                var card = HitCard.Of(hit);
                words.UnionWith($"{card.Title} {card.Owner} {card.EnglishTitle}".Split(' ').Where(word => word.Length > 1 && word.All(char.IsLetter)));
            }
            if (answer.NextCursor is null)
            {
                break;
            }
            request = request with { Cursor = answer.NextCursor };
        }
        var facets = index.Fields.All.Where(field => field.HasColumn).Select(field => new FacetRequest(field.Name, SearchRequest.MostFacetValues)).ToList();
        foreach (var asked in facets)
        {
            var answer = await index.SearchAsync(new SearchRequest { Size = 0, Facets = [asked] });
            foreach (var facet in answer.Facets)
            {
                lines.AddRange(facet.Values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{facet.Field} of {facet.Distinct}: {value.Value} {value.Count}")).Order(StringComparer.Ordinal));
            }
        }
        foreach (var word in words.Where((_, at) => words.Count < 400 || at % (words.Count / 400) == 0))
        {
            var answer = await index.SearchAsync(new SearchRequest { Query = word, Size = 3, Sort = SearchSort.Up("filed") });
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{word}: {answer.Total} {string.Join(' ', answer.Hits.Select(hit => hit.Entry))}"));
            var texts = await index.SearchAsync(new SearchRequest { Query = $"text:{word}", Size = 3, Sort = SearchSort.Up("filed") });
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"text:{word}: {texts.Total} {string.Join(' ', texts.Hits.Select(hit => hit.Entry))}"));
        }
        return lines;
    }

    private static async Task<SearchAnswer> Answer(ISearchIndex index, SearchRequest request)
    {
        var answer = await index.SearchAsync(request);
        Assert.Null(answer.Problem);
        return answer;
    }
}
