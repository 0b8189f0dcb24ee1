using Daftar.Rights;

namespace Daftar.Dialects.St96.Writing;

/// <summary>
/// Words of an office in the closed lists of ST.96 V6.0: the list's word for the same thing, or null where it has none; then the element is left out, and
/// what is lost by it is told. Each list by the name of its type in the schemas.
/// </summary>
internal static class ClosedLists
{
    /// <summary>com:ImageFormatCategoryType.</summary>
    public static string? Image(string? format) => Format(format) is "JPEG" or "TIFF" or "PNG" or "GIF" or "SVG" ? Format(format) : null;

    /// <summary>dgn:ViewFileFormatCategoryType.</summary>
    public static string? View(string? format) => Format(format) switch
    {
        "3DS" or "THREEDS" => "ThreeDS", "3DM" or "THREEDM" => "ThreeDM", "IGS" => "IGES", "MPG" => "MPEG",
        "JPEG" or "TIFF" or "PNG" or "GIF" or "SVG" or "DWG" or "DWF" or "IGES" or "SWF" or "MPEG" or "WMV" => Format(format),
        _ => null,
    };

    /// <summary>com:DocumentFormatCategoryType; of a file whose format nobody states, that of its name's ending.</summary>
    public static string? Document(FileReference file) => Document(file.Format ?? (file.Name?.LastIndexOf('.') is > 0 and var dot ? file.Name[(dot + 1)..] : null));

    private static string? Document(string? format) => Format(format) switch
    {
        "DOC" or "DOCX" or "MS WORD" => "MS Word",
        "XLS" or "XLSX" or "MS EXCEL" => "MS Excel",
        "TXT" or "TEXT" => "Text",
        "HTM" => "HTML",
        "XML" or "EPS" or "PDF" or "JPEG" or "PNG" or "TIFF" or "SVG" or "HTML" or "CDX" or "MOL" or "NB" => Format(format),
        _ => null,
    };

    /// <summary>com:DocumentContentCategoryType.</summary>
    public static string? Content(string? kind) => kind switch
    {
        "math" => "Mathematical formula", "chem" => "Chemical formula", "table" => "Table",
        "Mathematical formula" or "Chemical formula" or "Drawing" or "Computer program listing" or "Table" or "Sequence listing" or "Patent grant" or "Other" => kind,
        _ => null,
    };

    /// <summary>pat:CitationCategoryCodeType, of what an office writes as one word: XY is X and Y.</summary>
    public static IEnumerable<string> Citation(string? category)
    {
        foreach (var word in category?.Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            if (word == "Ampersand")
            {
                yield return word;
            }
            else if (word.Length <= 4 && word.All(static letter => "XYAELOPTD&".Contains(letter, StringComparison.Ordinal)))
            {
                foreach (var letter in word)
                {
                    yield return letter == '&' ? "Ampersand" : letter.ToString();
                }
            }
        }
    }

    /// <summary>pat:RegisteredPractitionerCategoryType.</summary>
    public static string? Practitioner(string? category) => category?.ToUpperInvariant().Replace('-', ' ') switch
    {
        "AGENT" => "Agent", "ATTORNEY" => "Attorney", "COMMON REPRESENTATIVE" => "Common representative", _ => null,
    };

    /// <summary>pat:RegionalOfficeCodeType.</summary>
    public static bool IsRegionalOffice(string office) => office is "BX" or "EP" or "EM";

    /// <summary>tmk:RegisterCategoryType.</summary>
    public static string? Register(string? part) => part is "Primary" or "Supplemental" or "Unknown" ? part : null;

    /// <summary>tmk:MarkFeatureCategoryType.</summary>
    public static string? Feature(string? feature) => feature is not null && Features.Contains(feature) ? feature : null;

    /// <summary>com:ExtendedISOCountryCodeType and com:WIPOST3CodeType: two capitals; a country's name is none.</summary>
    public static string? Country(string? code) => code is { Length: 2 } && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1]) ? code : null;

    private static readonly HashSet<string> Features = new(StringComparer.Ordinal)
    {
        "Word", "Stylized characters", "Figurative", "Combined", "Three dimensional", "Colour", "Sound", "Hologram", "Olfactory", "Motion", "Multimedia", "Position", "Touch", "Taste",
        "Tracer", "Other",
    };

    /// <summary>In capitals, with the two endings of file names that the lists spell out.</summary>
    private static string? Format(string? format) => format?.ToUpperInvariant() switch { "JPG" => "JPEG", "TIF" => "TIFF", var same => same };
}
