namespace Daftar.Search;

/// <summary>The stemmers by the language they are for. What they are asked for is folded: no diacritics, as people type.</summary>
public static class Stemmers
{
    /// <summary>Goes up with any change of a stemmer; an index built by another version is built anew.</summary>
    public const int Version = 1;

    /// <summary>The index has room for so many; a language's number, from 1, is its place in the list.</summary>
    internal const int MostLanguages = 12;

    private static readonly Stemmer[] Listed =
    [
        new EnglishStemmer(), new FrenchStemmer(), new GermanStemmer(), new SpanishStemmer(), new PortugueseStemmer(), new ItalianStemmer(),
        new DutchStemmer(), new SwedishStemmer(), new DanishStemmer(), new NorwegianStemmer(), new FinnishStemmer(), new RussianStemmer(),
    ];

    /// <summary>All of them; a new one is added at the end.</summary>
    public static IReadOnlyList<Stemmer> All => Listed;

    /// <summary>The number of a language by its code (ISO 639-1), 0 for one without a stemmer: Indonesian, Malay and Vietnamese words are left alone.</summary>
    public static int NumberOf(string? language)
    {
        for (var number = 1; number <= Listed.Length && language is { Length: >= 2 }; number++)
        {
            if (language.StartsWith(Listed[number - 1].Language, StringComparison.OrdinalIgnoreCase) && (language.Length == 2 || language[2] is '-' or '_'))
            {
                return number;
            }
        }

        return 0;
    }

    /// <summary>The stem of a folded word in a language.</summary>
    /// <param name="language">Its number.</param>
    public static string Stem(int language, ReadOnlySpan<char> word) => Listed[language - 1].Stem(word);
}
