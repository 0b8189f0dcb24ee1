using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// One bit for each field whose words are found in other forms, too, and each language that has a stemmer: a word with this bit stands in the field in a text of the language.
/// </summary>
internal sealed class FormBits
{
    /// <summary>Fields with forms that there is room for.</summary>
    public const int MostFields = 128 / Stemmers.MostLanguages;

    private readonly int[] firstBits;

    public FormBits(FieldTable fields)
    {
        var next = 0;
        firstBits = [.. fields.All.Where(field => field.HasWordsHere).Select(field => field.HasForms ? next++ * Stemmers.MostLanguages : -1)];
    }

    /// <summary>The bit of a field, by slot, and a language, by its number from 1; 0 is no language.</summary>
    public UInt128 Of(int slot, int language) => language == 0 || firstBits[slot] < 0 ? UInt128.Zero : UInt128.One << (firstBits[slot] + language - 1);

    /// <summary>The bits of some fields, by slot, and a language.</summary>
    public UInt128 Of(ulong slots, int language)
    {
        var bits = UInt128.Zero;
        for (var slot = 0; slot < firstBits.Length; slot++)
        {
            bits |= (slots >> slot & 1) != 0 ? Of(slot, language) : UInt128.Zero;
        }

        return bits;
    }

    /// <summary>The languages, by number, of which some field has words.</summary>
    public static IEnumerable<int> Languages(UInt128 bits)
    {
        for (var language = 1; language <= Stemmers.All.Count; language++)
        {
            for (var first = 0; first < MostFields; first++)
            {
                if ((bits >> ((first * Stemmers.MostLanguages) + language - 1) & 1) != 0)
                {
                    yield return language;
                    break;
                }
            }
        }
    }
}
