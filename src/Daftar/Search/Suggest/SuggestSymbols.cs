using System.Text;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// Suggests symbols of the IPC, the CPC and of Vienna that entries have, while one is typed: those of the level typed into (ipc:A6 subclasses, ipc:A61K3 main groups), and below a whole one
/// what follows. Which there are is read from the dictionary of the index, within the one class that was typed; that it finds something, and how much, is asked as any query is.
/// </summary>
internal sealed class SuggestSymbols(ISearchIndex index)
{
    /// <summary>Looked through for every letter that is typed: more than the groups of any subclass, and of any class of the IPC. Sections have more, which the index puts together once.</summary>
    private const int MostKeys = 20_000;

    private const int Counted = 8;

    /// <summary>True if symbols of the field are suggested so; fields whose values are few are in <see cref="SuggestClasses"/>.</summary>
    public static bool Knows(IndexField field) => field is { HasKeys: true, Kind: FieldKind.Symbol or FieldKind.Levels } && !field.Is(FieldUses.Facet);

    public async Task<IReadOnlyList<Suggestion>> For(IndexField field, string typed, TimeLeft time, CancellationToken cancel)
    {
        var key = FieldKeys.Of(field.Kind, typed);
        if (key.Length == 0 || Encoding.UTF8.GetByteCount(key) != key.Length)
        {
            return [];
        }

        var level = KeyLevels.Of(field.Kind, key);
        var words = Below(level);
        if (words is [var one] && one.Text == key)
        {
            words = [one, .. Below(level + 1).Where(word => word.Text != key)];
        }

        var found = new List<Suggestion>();
        foreach (var word in words.OrderByDescending(word => word.Text == key).ThenByDescending(static word => word.Entries).ThenBy(static word => word.Text, StringComparer.Ordinal).Take(Counted))
        {
            var symbol = KeyLevels.Written(field.Kind, word.Text);
            var query = $"{field.Name}:{QueryWriter.Quoted(symbol)}";
            if (QueryLanguage.Read(query, index.Fields).Query is not null
                && (await index.SearchAsync(new SearchRequest { Query = query, Size = 0, Deadline = time.Left }, cancel).ConfigureAwait(false)).Total is > 0 and var total)
            {
                found.Add(new Suggestion(SuggestionKind.Class, symbol, null, query, total));
            }
        }

        return [.. found.OrderByDescending(static one => one.Entries).ThenBy(static one => one.Text, StringComparer.Ordinal).Take(SuggestWhileTyping.MostOfKind)];

        IReadOnlyList<IndexWord> Below(int of) => index.Words(new WordRequest(WordsAsked.Keys, key, field.Name, MostKeys, of));
    }
}
