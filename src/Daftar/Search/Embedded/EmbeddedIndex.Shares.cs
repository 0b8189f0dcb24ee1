namespace Daftar.Search;

/// <content>How frequent words are: what many entries have tells one mark from another but little.</content>
public sealed partial class EmbeddedIndex
{
    /// <summary>With fewer entries every word seems frequent.</summary>
    internal const int FewestForShares = 20_000;

    /// <inheritdoc />
    public double ShareOf(string word)
    {
        var used = Use();
        try
        {
            return used.ShareOf(word);
        }
        catch (IndexDamagedException found)
        {
            Note(found, used);
            return 0;
        }
        finally
        {
            used.Release();
        }
    }

    public IReadOnlyList<IndexWord> Words(WordRequest request)
    {
        if (request.Kind == WordsAsked.Keys)
        {
            return request.Field is { } of && Fields.TryFind(of, out var keyed) && keyed is { HasKeys: true, IsApart: false } ? Keys(keyed, request) : [];
        }

        WordMatch? match = request.Kind switch
        {
            WordsAsked.Beginning => new WordsLike(request.Text + "*"),
            WordsAsked.Near => new WordsNear(request.Text, request.Edits),
            _ => SoundKey.Of(request.Text) is { } key ? new WordsSounding(key) : null,
        };
        if (match is null || request.Text.Length == 0)
        {
            return [];
        }

        var inTexts = request.Field is { } name && (Fields[name].IsApart || name == FullText.Name && texts is not null);
        var table = inTexts ? Fields.Texts! : Fields;
        var slots = WordSlots.Of(table);
        var fields = table.All.Where(field => request.Field is null ? field.HasWords && field.Is(Values.FieldUses.Search) : field.Name == request.Field || field.IsFullText && request.Field == FullText.Name)
            .Aggregate(0UL, (mask, field) => mask | 1UL << slots[field.Ordinal]);
        return [.. Words(match, fields, request.Most, inTexts).Select(word => new IndexWord(word.Text, word.Documents))];
    }

    /// <summary>Values of a field that begin so, put together by their level, in the order of their signs: with how many documents have the values, one that has two of them twice.</summary>
    private List<IndexWord> Keys(IndexField field, WordRequest request)
    {
        var found = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var used = Use();
        try
        {
            foreach (var part in used.IsBuilding ? [] : used.Parts.Where(static part => part.LiveCount > 0))
            {
                foreach (var group in part.Segment.KeyGroups.Below(field, request))
                {
                    found[group.Text] = found.GetValueOrDefault(group.Text) + group.Entries;
                }
            }
        }
        catch (IndexDamagedException damage)
        {
            Note(damage, used);
            return [];
        }
        finally
        {
            used.Release();
        }

        return [.. found.Select(static one => new IndexWord(one.Key, one.Value))];
    }

    /// <summary>Words of the index that fit, most frequent first: in how many entries each stands, and in which fields.</summary>
    /// <param name="fields">Only words that stand in one of these fields, by slot.</param>
    /// <param name="most">No more than so many.</param>
    /// <param name="ofTexts">Words of full texts, and fields as their segments have them.</param>
    internal IReadOnlyList<LexiconWord> Words(WordMatch match, ulong fields, int most, bool ofTexts = false)
    {
        var used = Use();
        try
        {
            return used.IsBuilding ? [] : new Lexicon(ofTexts ? [.. used.Texts.Select(static part => part.Part)] : used.Parts).Words(match, fields, most);
        }
        catch (IndexDamagedException found)
        {
            // suggestions and the like: none are better than an error
            Note(found, used);
            return [];
        }
        finally
        {
            used.Release();
        }
    }
}
