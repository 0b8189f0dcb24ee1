using System.Diagnostics;
using System.Text.RegularExpressions;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// Tells names that were typed in small letters from what their signs mean elsewhere: yahoo! and marks&amp;spencer look as coffee! and coffee&amp;tea do, and smith, john as coffee, tea does. A name is
/// what the register has as one: written with the same signs in a mark or an owner, or, of two words with a comma, as the name of somebody in either order.
/// </summary>
internal sealed partial class NamesWithSigns(ISearchIndex index)
{
    private const int Read = 20;

    /// <summary>Nobody writes more names with signs at once: more of them are none.</summary>
    private const int MostNames = 3;

    /// <summary>True if something typed may be such a name.</summary>
    public static bool MayBe(string typed) => Signed().IsMatch(typed);

    /// <summary>True if the register has all of them as names.</summary>
    /// <param name="request">Looked for on the day and in the scope it asks about, all names together within its deadline.</param>
    public async Task<bool> Has(IReadOnlyList<string> names, SearchRequest request, CancellationToken cancel)
    {
        var different = names.Distinct(StringComparer.Ordinal).Take(MostNames + 1).ToList();
        var began = Stopwatch.GetTimestamp();
        foreach (var name in different.Count > MostNames ? [] : different)
        {
            var left = request.Deadline - Stopwatch.GetElapsedTime(began);
            if (left <= TimeSpan.Zero || !await Has(name, request with { Deadline = left }, cancel).ConfigureAwait(false))
            {
                return false;
            }
        }

        return different.Count <= MostNames;
    }

    private async Task<bool> Has(string name, SearchRequest request, CancellationToken cancel)
    {
        if (Turned().Match(name) is { Success: true } turned)
        {
            var (last, first) = (turned.Groups["last"].Value, turned.Groups["first"].Value);
            if (await Found(index.Fields.All.Where(static field => field is { Kind: FieldKind.Name, HasWords: true }), [$"{first} {last}", $"{last} {first}"], 0, request, cancel).ConfigureAwait(false) is { Total: > 0 })
            {
                return true;
            }
        }

        var plain = Plain(name);
        var found = await Found(index.Fields.All.Where(static field => field.Name is "title" or "owner"), [name], Read, request, cancel).ConfigureAwait(false);
        return found?.Hits.Select(HitCard.Of).Any(card => Is(card.Title) || Is(card.Owner) || card.OtherNames?.Any(Is) == true) == true;

        bool Is(string? known) => known is not null && Plain(known).Contains(plain, StringComparison.Ordinal);
    }

    private async Task<SearchAnswer?> Found(IEnumerable<IndexField> fields, string[] phrases, int size, SearchRequest request, CancellationToken cancel)
    {
        var query = string.Join(" OR ", fields.Where(static field => !field.IsDropped).SelectMany(field => phrases.Select(phrase => $"{field.Name}:{QueryWriter.InQuotes(phrase)}")));
        return query.Length == 0 ? null : await index.SearchAsync(request with { Query = query, Size = size, Filters = [], Facets = [], Sort = SearchSort.Relevance, Cursor = null }, cancel).ConfigureAwait(false);
    }

    private static string Plain(string text) => string.Concat(Folding.Fold(text).Where(static c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"^\p{Ll}{3,}([!+&,;/]+\p{Ll}{3,})*!*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Signed();

    [GeneratedRegex(@"^(?<last>\p{Ll}+),\s*(?<first>\p{Ll}+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Turned();
}
