using System.Buffers;
using System.Text;

namespace Daftar.Search;

/// <summary>Which terms of a dictionary are looked for: one, all that begin so, or all that fit. The same for every segment.</summary>
internal abstract class WantedTerm
{
    /// <summary>True if it stands for several terms, of which none says more than another: they count one for relevance.</summary>
    public virtual bool IsMany => true;

    /// <summary>The terms a segment has.</summary>
    public abstract IReadOnlyList<TermPlace> Find(PartSearch part);

    /// <summary>Terms at whose places those do not count.</summary>
    public virtual IReadOnlyList<TermPlace> Without(PartSearch part) => [];
}

/// <summary>A word where it is written as it is folded: without marks.</summary>
/// <param name="word">Its term.</param>
/// <param name="marked">What the terms of its other writings begin with.</param>
internal sealed class WordWithoutMarks(byte[] word, byte[] marked) : WantedTerm
{
    public override bool IsMany => false;

    public override IReadOnlyList<TermPlace> Find(PartSearch part) => part.Find(word, false);

    public override IReadOnlyList<TermPlace> Without(PartSearch part) => part.Find(marked, true);
}

internal sealed class OneTerm(byte[] term) : WantedTerm
{
    public byte[] Bytes => term;

    public override bool IsMany => false;

    public override IReadOnlyList<TermPlace> Find(PartSearch part) => part.Find(term, false);
}

/// <summary>All terms that begin so.</summary>
/// <param name="limit">More than so many are refused; null for keys, of which an entry has few.</param>
internal sealed class TermsBeginning(byte[] begin, ExpansionLimit? limit = null) : WantedTerm
{
    public override IReadOnlyList<TermPlace> Find(PartSearch part)
    {
        var found = part.Find(begin, true);
        limit?.Check(found.Count, hashes =>
        {
            for (var cursor = part.Segment.Terms.From(begin); cursor.MoveNext() && cursor.Term.StartsWith(begin);)
            {
                hashes.Add(TermTable.Hash(cursor.Term));
            }
        });
        return found;
    }
}

/// <summary>All words that fit, looked up in the lexicon of the whole index when the first segment asks.</summary>
/// <param name="match">Which words.</param>
/// <param name="fields">In which fields, by slot.</param>
internal sealed class WordsFitting(Lexicon lexicon, WordMatch match, ulong fields, ExpansionLimit limit) : WantedTerm
{
    private Dictionary<Segment, IReadOnlyList<TermPlace>>? found;

    public override IReadOnlyList<TermPlace> Find(PartSearch part) => (found ??= lexicon.Places(match, fields, limit, part.Budget))[part.Segment];
}

/// <summary>All keys of a field that fit, found by walking the dictionary from where they can begin; no more than the limit.</summary>
/// <param name="begin">What they all begin with.</param>
/// <param name="fits">Asked for every key on the way.</param>
internal sealed class KeysFitting(byte[] begin, KeysFitting.Test fits, ExpansionLimit limit) : WantedTerm
{
    public delegate bool Test(ReadOnlySpan<char> text);

    public override IReadOnlyList<TermPlace> Find(PartSearch part)
    {
        var found = new List<TermPlace>();
        var hashes = new List<uint>();
        var text = ArrayPool<char>.Shared.Rent(2048);
        try
        {
            var cursor = part.Segment.Terms.From(begin);
            for (var seen = 1; cursor.MoveNext() && cursor.Term.StartsWith(begin); seen++)
            {
                if (seen % 1024 == 0)
                {
                    part.Budget.Check();
                }

                if (found.Count % 256 == 255)
                {
                    part.Budget.Require(found.Count * PartSearch.BytesOfPlace);
                }

                var length = Encoding.UTF8.GetChars(cursor.Term[TermKey.KeyPrefix..], text);
                if (fits(text.AsSpan(0, length)))
                {
                    found.Add(cursor.Place);
                    hashes.Add(TermTable.Hash(cursor.Term));
                    limit.CheckOne(found.Count);
                }
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }

        part.Budget.Hold(found.Count * PartSearch.BytesOfPlace);
        limit.Check(found.Count, all => all.UnionWith(hashes));
        return found;
    }
}
