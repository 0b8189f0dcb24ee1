using System.Buffers;
using System.Text;
using static System.FormattableString;

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
        limit?.Check(found.Count);
        return found;
    }
}

/// <summary>All terms whose text fits, found by walking the dictionary from where they can begin; no more than the limit.</summary>
/// <param name="begin">What they all begin with.</param>
/// <param name="head">Bytes in front of the text: kind, and field of a key.</param>
/// <param name="fits">Asked for every term on the way.</param>
/// <param name="limit">More than so many are refused.</param>
internal sealed class TermsFitting(byte[] begin, int head, TermsFitting.Test fits, ExpansionLimit limit) : WantedTerm
{
    public delegate bool Test(ReadOnlySpan<char> text);

    public override IReadOnlyList<TermPlace> Find(PartSearch part)
    {
        var found = new List<TermPlace>();
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

                var length = Encoding.UTF8.GetChars(cursor.Term[head..], text);
                if (fits(text.AsSpan(0, length)))
                {
                    found.Add(cursor.Place);
                    limit.Check(found.Count);
                }
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }

        return found;
    }
}

/// <summary>How many different words one part of a query may stand for in a segment.</summary>
/// <param name="most">The limit.</param>
/// <param name="part">That part of the query as typed, and where it stands.</param>
internal sealed class ExpansionLimit(int most, string part, (int Start, int Length)? place)
{
    public void Check(int found)
    {
        if (found > most)
        {
            throw new SearchRefusedException(new SearchProblem(
                SearchProblemKind.Query, Invariant($"'{part}' stands for more than {most} different words. Write more of its letters, or name a field that has fewer words."), place?.Start, place?.Length ?? 0));
        }
    }
}
