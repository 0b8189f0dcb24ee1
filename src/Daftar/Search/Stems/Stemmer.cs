namespace Daftar.Search;

/// <summary>
/// Finds the stem of words of one language: what its forms have in common. The rules are those of the Snowball stemmers (snowballstem.org), written for folded words: where an ending
/// has accents there, it has none here, and rules that only an accent could tell apart are one or left out.
/// </summary>
/// <param name="language">The language, ISO 639-1.</param>
/// <param name="first">The first letter of its folded alphabet.</param>
/// <param name="last">The last.</param>
public abstract class Stemmer(string language, char first = 'a', char last = 'z')
{
    /// <summary>Shorter words have no forms worth the confusion.</summary>
    private const int Shortest = 3;

    public string Language => language;

    /// <summary>The stem of a folded word; a word that is none of the language is given back as it is.</summary>
    public string Stem(ReadOnlySpan<char> word) => word.Length < Shortest || word.ContainsAnyExceptInRange(first, last) ? word.ToString() : Cut(word);

    private protected abstract string Cut(ReadOnlySpan<char> word);

    /// <summary>Endings written with blanks between.</summary>
    private protected static string[] List(string endings) => endings.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
