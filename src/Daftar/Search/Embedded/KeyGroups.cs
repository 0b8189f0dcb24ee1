using System.Collections.Concurrent;
using System.Text;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// Values of one segment put together by their level (<see cref="KeyLevels"/>), with how many documents have them. Few are walked through when they are asked for; of a section of the CPC there
/// are a quarter of a million, walked through once and kept, for a segment never changes: some hundred subclasses, or ten thousand main groups.
/// </summary>
internal sealed class KeyGroups(TermDictionary terms)
{
    private readonly ConcurrentDictionary<(int Field, int Level), Lazy<List<IndexWord>>> kept = new();

    /// <summary>Those of a field that begin with the text of a request, in the order of their signs.</summary>
    public IEnumerable<IndexWord> Below(IndexField field, WordRequest request) =>
        Walk(field, request.Text, request.Edits, request.Most)
        ?? kept.GetOrAdd((field.Ordinal, request.Edits), _ => new(() => Walk(field, "", request.Edits, int.MaxValue)!)).Value.Where(group => group.Text.StartsWith(request.Text, StringComparison.Ordinal));

    /// <summary>Null where there are more values than may be walked through.</summary>
    private List<IndexWord>? Walk(IndexField field, string text, int level, int most)
    {
        var begin = TermKey.ForKey(field.Ordinal, text);
        var groups = new List<IndexWord>();
        var (group, length, documents) = (new byte[FieldKeys.LongestKey * 4], -1, 0L);
        var cursor = terms.From(begin);
        for (var read = 0; cursor.MoveNext() && cursor.Term.StartsWith(begin); read++)
        {
            if (read == most)
            {
                return null;
            }

            // those of one group follow each other
            var key = cursor.Term[TermKey.KeyPrefix..];
            key = key[..KeyLevels.Length(field.Kind, key, level)];
            if (length != key.Length || !key.SequenceEqual(group.AsSpan(0, length)))
            {
                Add();
                key.CopyTo(group);
                (length, documents) = (key.Length, 0);
            }

            documents += cursor.Place.Documents;
        }

        Add();
        return groups;

        void Add()
        {
            if (length >= 0)
            {
                groups.Add(new IndexWord(Encoding.UTF8.GetString(group.AsSpan(0, length)), documents));
            }
        }
    }
}
