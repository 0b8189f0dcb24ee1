namespace Daftar.Search;

/// <summary>Documents in which words were found to stand as wanted, ascending; with the impacts of the words in them where they are scored, so that their lists are not read again.</summary>
/// <param name="words">How many words are seen in each; 0 if scoring is to look at their lists.</param>
internal sealed class FoundInPlace(PartSearch part, int words = 0)
{
    private GrowingArray<byte>[] impacts = [.. Enumerable.Range(0, part.MayRemember > 0 ? words : 0).Select(_ => new GrowingArray<byte>(64))];
    private GrowingArray<int> found = new(64);

    public void Add(int document) => found.Add(document);

    /// <summary>After <see cref="Add(int)"/>, for each word in turn: its list, gone to the document.</summary>
    public void See(int word, Postings postings)
    {
        if (found.Count > part.MayRemember)
        {
            // they would not be kept
            impacts = [];
        }
        else if (word < impacts.Length)
        {
            impacts[word].Add(postings.Impacts[postings.At]);
        }
    }

    public void Add(FoundInPlace behind)
    {
        found.Add(behind.found.Span);
        impacts = behind.impacts.Length < impacts.Length || found.Count > part.MayRemember ? [] : impacts;
        for (var word = 0; word < impacts.Length; word++)
        {
            impacts[word].Add(behind.impacts[word].Span);
        }
    }

    /// <summary>As the set that suits their number; each word remembers what was seen of it.</summary>
    public DocumentSet Set(BoundTerm[] seen)
    {
        if (impacts.Length > 0 && part.Remember(found.Count, sizeof(int) + impacts.Length))
        {
            for (var word = 0; word < impacts.Length; word++)
            {
                part.Note(seen[word]);
                seen[word].Seen = new SeenDocuments(found.Items, impacts[word].Items, 0, found.Count, ofMatches: true);
            }
        }

        return Set();
    }

    /// <summary>As the set that suits their number.</summary>
    public DocumentSet Set()
    {
        if (found.Count < part.Documents / DocumentSet.SparseBelow)
        {
            return DocumentSet.Of(found.Items, found.Count);
        }

        var bits = part.NewBits();
        foreach (var document in found.Span)
        {
            Bitmap.Add(bits, document);
        }

        return DocumentSet.Of(bits);
    }
}
