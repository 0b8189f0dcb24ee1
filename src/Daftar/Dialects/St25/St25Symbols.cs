using System.Buffers;

namespace Daftar.Dialects.St25;

/// <summary>Counts the symbols of item 400.</summary>
internal static class St25Symbols
{
    // ST.25, annex, tables 1 and 3.
    private static readonly SearchValues<char> Nucleotides = SearchValues.Create("acgturymkswbdhvnACGTURYMKSWBDHVN");

    private static readonly HashSet<string> AminoAcids = new(StringComparer.Ordinal)
    {
        "Ala", "Cys", "Asp", "Glu", "Phe", "Gly", "His", "Ile", "Lys", "Leu", "Met", "Asn", "Pro", "Gln", "Arg", "Ser", "Thr", "Val", "Trp", "Tyr", "Asx", "Glx", "Xaa",
    };

    /// <summary>
    /// Amino acids are words of three letters, nucleotides single letters in groups of ten. Under a coding nucleotide sequence stands its translation, which does not count. Item 400
    /// begins with the number of the sequence, and numbers stand below and behind the symbols.
    /// </summary>
    public static long Count(string? text, string? molecule)
    {
        var isProtein = molecule == "PRT";
        var count = 0L;
        foreach (var line in (text ?? "").AsSpan().EnumerateLines())
        {
            foreach (var range in line.SplitAny(" \t"))
            {
                var word = line[range];
                if (isProtein)
                {
                    count += word.Length == 3 && char.IsAsciiLetter(word[0]) && char.IsAsciiLetter(word[1]) && char.IsAsciiLetter(word[2]) ? 1 : 0;
                }
                else if (!word.ContainsAnyExcept(Nucleotides) && !(word.Length == 3 && Translation.Contains(word)))
                {
                    count += word.Length;
                }
            }
        }
        return count;
    }

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Translation = AminoAcids.GetAlternateLookup<ReadOnlySpan<char>>();
}
