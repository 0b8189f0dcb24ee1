using Daftar.Languages;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>Suggests classes of Nice and Locarno and subclasses of the IPC that entries have: by their symbol, and where they have a name by a word of it.</summary>
internal sealed class SuggestClasses(ISearchIndex index, Labels words)
{
    private static readonly (string Field, string Names)[] Fields = [("class", "nice"), ("locarno", "locarno"), ("ipc-subclass", "")];

    /// <param name="of">The one field whose classes are wanted, or null for all.</param>
    public async Task<IReadOnlyList<Suggestion>> For(string typed, string? of, TimeLeft time, CancellationToken cancel)
    {
        var fields = Fields.Where(field => (of is null || field.Field == of) && index.Fields.TryFind(field.Field, out var known) && known.Is(FieldUses.Facet)).ToList();
        if (fields.Count == 0)
        {
            return [];
        }

        // counts over everything are at hand in the index, or a minute old
        var request = new SearchRequest { Size = 0, Facets = [.. fields.Select(field => new FacetRequest(field.Field, SearchRequest.MostFacetValues))], Deadline = time.Left, MayBeOld = TimeSpan.FromMinutes(1) };
        var answer = await index.SearchAsync(request, cancel).ConfigureAwait(false);
        var begin = Folding.Fold(typed);
        return [.. answer.Facets.Zip(fields, (facet, field) => facet.Values.Where(value => value.Count > 0).Select(value => (field.Field, value.Value, value.Count, Name: NameOf(field.Names, value.Value), English: EnglishOf(field.Names, value.Value))))
            .SelectMany(values => values).Where(value => Begins(value.Value, begin) || Begins(value.Name, begin) || Begins(value.English, begin))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal).Take(SuggestWhileTyping.MostOfKind)
            .Select(value => new Suggestion(SuggestionKind.Class, value.Value, value.Name, $"{value.Field}:{QueryWriter.Quoted(value.Value)}", value.Count))];
    }

    private string? NameOf(string list, string value) => list.Length > 0 && words.Value(list, Key(list, value)) is var name && name != Key(list, value) ? name : null;

    private static string? EnglishOf(string list, string value) => list.Length > 0 ? Labels.English.Value(list, Key(list, value)) : null;

    /// <summary>Labels name classes of Nice as 9, of Locarno as 06.</summary>
    private static string Key(string list, string value) => list == "nice" ? value.TrimStart('0') : value.Length > 2 ? value[..2] : value;

    /// <summary>True if the text, or a word in it, begins so.</summary>
    private static bool Begins(string? text, string begin)
    {
        if (text is null)
        {
            return false;
        }

        var folded = Folding.Fold(text);
        for (var at = folded.IndexOf(begin, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(begin, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsLetterOrDigit(folded[at - 1]))
            {
                return true;
            }
        }

        return false;
    }
}
