namespace Daftar.Search;

/// <summary>Finds the stem of words of one language: what its forms have in common.</summary>
/// <param name="language">The language, ISO 639-1.</param>
public abstract class Stemmer(string language)
{
    public string Language => language;

    /// <summary>The stem of a folded word; a word that is none of the language is given back as it is.</summary>
    public abstract string Stem(ReadOnlySpan<char> word);
}
