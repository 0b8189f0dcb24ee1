using System.Text;

namespace Daftar.Search;

/// <summary>
/// The other forms of a word: words that have its stem in a language, where they stand in a text of that language. They count half for relevance, so that the word itself comes first.
/// </summary>
internal sealed class WantedForms
{
    private const float CountsFor = 0.5f;

    private readonly string word;
    private readonly List<(string Stem, List<(int Language, UInt128 Bits)> In)> stems = [];
    private readonly TermWeight weight = new(isScored: true, isMany: false, CountsFor);

    private WantedForms(string word) => this.word = word;

    /// <summary>The forms of a folded word in some fields, by slot; null where there can be none.</summary>
    public static WantedForms? Of(ReadOnlySpan<char> word, ulong slots, FormBits bits)
    {
        var forms = new WantedForms(word.ToString());
        for (var language = 1; language <= Stemmers.All.Count; language++)
        {
            if (bits.Of(slots, language) is var wanted && wanted == UInt128.Zero)
            {
                continue;
            }

            var stem = Stemmers.Stem(language, word);
            var known = forms.stems.FindIndex(one => one.Stem == stem);
            if (known < 0)
            {
                known = forms.stems.Count;
                forms.stems.Add((stem, []));
            }

            forms.stems[known].In.Add((language, wanted));
        }

        return forms.stems.Count == 0 ? null : forms;
    }

    /// <summary>The forms a segment has.</summary>
    public IEnumerable<BoundTerm> Bound(PartSearch part)
    {
        foreach (var (stem, languages) in stems)
        {
            if (!languages.Exists(language => (language.Bits & part.Segment.Masks.AllForms) != UInt128.Zero))
            {
                continue;
            }

            foreach (var form in FormsOf(stem, part))
            {
                var bits = UInt128.Zero;
                foreach (var (language, wanted) in languages)
                {
                    bits |= Stemmers.Stem(language, form) == stem ? wanted : UInt128.Zero;
                }

                if (bits != UInt128.Zero && part.Segment.Terms.TryFind(TermKey.ForWord(form), out var place))
                {
                    yield return new BoundTerm([place], true, 0, weight.Count) { Forms = bits };
                }
            }
        }
    }

    /// <summary>Words of the segment that can have the stem: itself, and those listed under it.</summary>
    private List<string> FormsOf(string stem, PartSearch part)
    {
        var forms = new List<string>();
        if (stem != word)
        {
            forms.Add(stem);
        }

        var begin = TermKey.ForForm(stem);
        var cursor = part.Segment.Terms.From(begin);
        while (cursor.MoveNext() && cursor.Term.StartsWith(begin))
        {
            if (Encoding.UTF8.GetString(TermKey.Second(cursor.Term)) is var form && form != word)
            {
                forms.Add(form);
            }
        }

        return forms;
    }
}
