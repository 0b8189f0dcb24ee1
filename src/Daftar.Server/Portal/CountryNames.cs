using System.Globalization;

namespace Daftar.Server.Portal;

/// <summary>Names of territories in the languages of the portal; of the offices that ST.3 lists beside them, the labels tell.</summary>
internal static class CountryNames
{
    public static string? Find(string code, CultureInfo culture)
    {
        if (code.Length != 2 || !char.IsAsciiLetterUpper(code[0]) || !char.IsAsciiLetterUpper(code[1]))
        {
            return null;
        }

        try
        {
            // The native name of the territory in a culture of the reader's language ("Swiss" for id-CH): names in other languages follow the thread's culture, once for all.
            var name = new RegionInfo($"{culture.TwoLetterISOLanguageName}-{code}").NativeName;
            // ICU answers an unknown code with the code, or with "Unknown Region".
            return name == code || new RegionInfo(code).EnglishName is var english && (english == code || english.StartsWith("Unknown", StringComparison.Ordinal)) ? null : name;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>Names of languages in the languages of the portal.</summary>
internal static class LanguageNames
{
    public static string? Find(string? code, Languages.Labels words)
    {
        if (code is null || code.Length is < 2 or > 8 || !code.All(char.IsAsciiLetter))
        {
            return null;
        }

        if (words.Value("tongue", code) is var word && word != code)
        {
            return word;
        }

        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
