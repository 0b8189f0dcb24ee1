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

    /// <summary>Words of the index that fit, most frequent first: in how many entries each stands, and in which fields.</summary>
    /// <param name="fields">Only words that stand in one of these fields, by slot.</param>
    /// <param name="most">No more than so many.</param>
    internal IReadOnlyList<LexiconWord> Words(WordMatch match, ulong fields, int most)
    {
        var used = Use();
        try
        {
            return used.IsBuilding ? [] : new Lexicon(used).Words(match, fields, most);
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
