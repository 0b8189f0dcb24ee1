namespace Daftar.Search;

/// <summary>A word on its way to its stem: its letters, and from where on endings may be taken off. A vowel that stands for a consonant is written as a capital meanwhile.</summary>
internal sealed class StemWord
{
    private readonly char[] letters;
    private readonly string vowels;

    public StemWord(ReadOnlySpan<char> word, string vowels)
    {
        letters = new char[word.Length + 4];
        word.CopyTo(letters);
        this.vowels = vowels;
        Length = Rv = R1 = R2 = word.Length;
    }

    public int Length { get; private set; }

    /// <summary>Where the region of verb endings begins.</summary>
    public int Rv { get; set; }

    /// <summary>Behind the first consonant that follows a vowel.</summary>
    public int R1 { get; set; }

    /// <summary>The same again, from <see cref="R1"/> on.</summary>
    public int R2 { get; set; }

    public ReadOnlySpan<char> Text => letters.AsSpan(0, Length);

    public char this[int at]
    {
        get => letters[at];
        set => letters[at] = value;
    }

    public bool IsVowel(int at) => at >= 0 && at < Length && vowels.Contains(letters[at], StringComparison.Ordinal);

    public bool IsConsonant(int at) => at >= 0 && at < Length && !IsVowel(at);

    /// <summary>Finds <see cref="R1"/> and <see cref="R2"/>.</summary>
    /// <param name="least">Letters in front of R1 at least.</param>
    public void MarkRegions(int least = 0)
    {
        var first = Past(0);
        R1 = Math.Min(Length, Math.Max(first, least));
        R2 = Past(first);
    }

    /// <summary>Finds <see cref="Rv"/> of Spanish, Portuguese and Italian.</summary>
    public void MarkVerbs()
    {
        Rv = Length < 3 ? Length
            : IsConsonant(1) ? Next(2, wanted: true)
            : IsVowel(0) ? Next(2, wanted: false)
            : 3;
    }

    /// <summary>Behind the first consonant that follows a vowel, from a place on.</summary>
    public int Past(int from) => Next(Next(from, wanted: true), wanted: false);

    /// <summary>Behind the next vowel, or consonant.</summary>
    public int Next(int from, bool wanted)
    {
        for (var at = from; at < Length; at++)
        {
            if (IsVowel(at) == wanted)
            {
                return at + 1;
            }
        }

        return Length;
    }

    public bool Ends(string ending) => Text.EndsWith(ending);

    /// <summary>True if it ends so before an ending.</summary>
    public bool EndsBefore(string ending, string before) => Text[..^ending.Length].EndsWith(before);

    /// <summary>The longest of some endings, all of it from a place on; null if it has none.</summary>
    public string? Longest(string[] endings, int from = 0)
    {
        string? longest = null;
        foreach (var ending in endings)
        {
            if (ending.Length > (longest?.Length ?? 0) && Length - ending.Length >= from && Ends(ending))
            {
                longest = ending;
            }
        }

        return longest;
    }

    /// <summary>True if an ending the word has begins in a region.</summary>
    public bool IsIn(int region, string ending) => Length - ending.Length >= region;

    /// <summary>Takes an ending off; another may be put in its place.</summary>
    public bool Cut(string ending, string with = "")
    {
        Length -= ending.Length;
        with.CopyTo(letters.AsSpan(Length));
        Length += with.Length;
        return true;
    }

    /// <summary>Takes off the longest of some endings if it begins in a region.</summary>
    public bool CutIn(int region, string[] endings, string with = "") => Longest(endings) is { } ending && IsIn(region, ending) && Cut(ending, with);

    /// <summary>Takes off the longest ending that lies in a region.</summary>
    public bool CutWithin(int region, string[] endings) => Longest(endings, region) is { } ending && Cut(ending);

    /// <summary>The stem.</summary>
    public override string ToString()
    {
        for (var at = 0; at < Length; at++)
        {
            letters[at] = char.ToLowerInvariant(letters[at]);
        }

        return new string(Text);
    }
}
