using System.Globalization;

namespace Daftar.Server.Portal;

/// <summary>English names of territories and of the offices that ST.3 lists beside them.</summary>
internal static class CountryNames
{
    public static string? Find(string code)
    {
        if (code.Length != 2 || !char.IsAsciiLetterUpper(code[0]) || !char.IsAsciiLetterUpper(code[1]))
        {
            return null;
        }

        try
        {
            var region = new RegionInfo(code);
            // ICU answers an unknown code with the code, or with "Unknown Region".
            return region.EnglishName == code || region.EnglishName.StartsWith("Unknown", StringComparison.Ordinal) ? null : region.EnglishName;
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
