using System.Runtime.InteropServices;
using System.Text;

namespace Daftar.Search;

/// <summary>
/// The distinct words of all segments of one published state: what a star, <c>~</c> or a sound stands for is looked up here once for a whole query. Nothing is kept that would have to be
/// made anew when a segment comes: each segment has its words in a form that is looked through whole (<see cref="SegmentLexicon"/>), and what is found in several is put together.
/// </summary>
internal sealed class Lexicon(IReadOnlyList<SnapshotPart> parts)
{
    /// <summary>How many times the words wanted are kept of one segment.</summary>
    private const int KeptOfSegment = 16;

    /// <summary>Words of an index, most frequent first.</summary>
    /// <param name="match">Which: <see cref="WordsNear"/>, <see cref="WordsLike"/>, <see cref="WordsSounding"/>.</param>
    /// <param name="fields">Only words that stand in one of these fields, by slot; see <see cref="WordSlots"/>.</param>
    /// <param name="most">No more than so many.</param>
    /// <param name="budget">Ends a look-up that takes too long.</param>
    public IReadOnlyList<LexiconWord> Words(WordMatch match, ulong fields, int most, SearchBudget? budget = null)
    {
        var words = new Dictionary<string, (long Documents, ulong Fields)>(StringComparer.Ordinal);
        foreach (var segment in Segments())
        {
            // a word may stand in the wanted field in another segment only: fields are looked at when all is put together
            var found = Find(segment, match, ulong.MaxValue, null, budget);
            var places = Places(segment, found);
            var least = LeastFrequent(places, most);
            for (var i = 0; i < places.Length; i++)
            {
                if (places[i].Documents < least)
                {
                    continue;
                }

                var text = segment.Lexicon.TextOf(found[i]);
                var known = words.GetValueOrDefault(text);
                words[text] = (known.Documents + places[i].Documents, known.Fields | segment.Lexicon.Fields(found[i]));
            }
        }

        return [.. words.Where(word => (word.Value.Fields & fields) != 0).Select(word => new LexiconWord(word.Key, word.Value.Documents, word.Value.Fields))
            .OrderByDescending(word => word.Documents).ThenBy(word => word.Text, StringComparer.Ordinal).Take(most)];
    }

    /// <summary>Where the postings of words are, by segment.</summary>
    public Dictionary<Segment, IReadOnlyList<TermPlace>> Places(WordMatch match, ulong fields, ExpansionLimit limit, SearchBudget budget)
    {
        var places = new Dictionary<Segment, IReadOnlyList<TermPlace>>();
        foreach (var segment in Segments())
        {
            var found = Find(segment, match, fields, limit, budget);
            budget.Hold(found.Count * PartSearch.BytesOfPlace);
            limit.Check(found.Count, hashes =>
            {
                foreach (var word in found)
                {
                    hashes.Add(TermTable.Hash(segment.Lexicon.BytesOf(word)));
                }
            });
            places[segment] = Places(segment, found);
        }

        return places;
    }

    /// <summary>Of very many words those are left out that so few documents have that the most frequent of all segments are hardly among them.</summary>
    private static int LeastFrequent(TermPlace[] places, long most)
    {
        if (places.Length <= most * KeptOfSegment)
        {
            return 0;
        }

        var documents = Array.ConvertAll(places, place => place.Documents);
        Array.Sort(documents);
        return documents[^(int)(most * KeptOfSegment)];
    }

    private IEnumerable<Segment> Segments() => parts.Where(part => part.LiveCount > 0).Select(part => part.Segment);

    private static List<int> Find(Segment segment, WordMatch match, ulong fields, ExpansionLimit? limit, SearchBudget? budget)
    {
        var found = new WordsFound(segment.Lexicon, fields, limit, budget);
        match.Find(segment.Lexicon, found);
        return found.Words;
    }

    private static TermPlace[] Places(Segment segment, List<int> words)
    {
        // in the order of the dictionary: words of one block are read together
        uint[] terms = [.. words.Select(segment.Lexicon.Term)];
        terms.AsSpan().Sort(CollectionsMarshal.AsSpan(words));
        return segment.Terms.PlacesOf(terms);
    }
}

/// <summary>A word of an index.</summary>
/// <param name="Documents">In how many documents it stands; deleted ones that are not merged away yet count, too.</param>
/// <param name="Fields">All fields it stands in, by slot.</param>
internal sealed record LexiconWord(string Text, long Documents, ulong Fields);
