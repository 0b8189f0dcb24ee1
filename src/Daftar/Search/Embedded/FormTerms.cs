using System.Text;

namespace Daftar.Search;

/// <summary>
/// Gathers which words of a segment are found by which stems, for the end of its dictionary. A word stands there once for each stem that the stemmers of the languages it stands
/// in give it, unless the stem is the word itself. Stems are worked out here, once a word, and not for every place of it.
/// </summary>
internal sealed class FormTerms
{
    private readonly List<byte[]> terms = [];
    private readonly char[] word = new char[Tokenizer.LongestToken];
    private readonly HashSet<string> stems = new(StringComparer.Ordinal);

    /// <param name="term">A term of the segment.</param>
    /// <param name="forms">In which fields and languages it stands.</param>
    public void Add(ReadOnlySpan<byte> term, UInt128 forms)
    {
        if (forms == UInt128.Zero || term[0] != TermKey.Word)
        {
            return;
        }

        var text = word.AsSpan(0, Encoding.UTF8.GetChars(term[1..], word));
        stems.Clear();
        foreach (var language in FormBits.Languages(forms))
        {
            var stem = Stemmers.Stem(language, text);
            if (!text.SequenceEqual(stem) && stems.Add(stem))
            {
                terms.Add(TermKey.ForForm(stem, text));
            }
        }
    }

    public void Write(TermsWriter writer)
    {
        terms.Sort(static (a, b) => a.AsSpan().SequenceCompareTo(b));
        foreach (var term in terms)
        {
            writer.Begin(term);
            writer.End();
        }
    }
}
