using Daftar.Dialects.St96;

namespace Daftar.Dialects.St97;

/// <summary>
/// Names of WIPO ST.97: those of ST.96 in lower camel case, a leading acronym lowered as a whole (<c>IPOfficeCode</c> → <c>ipOfficeCode</c>), and back.
/// </summary>
internal static class St97Names
{
    // Acronyms with which names of ST.96 V6.0 begin.
    private static readonly HashSet<string> Acronyms = new(StringComparer.Ordinal)
    {
        "ip", "gi", "cpc", "ecla", "ipc", "ipcr", "npl", "lor", "wipo", "nuts", "spc", "ocr", "tsg", "upov", "st13", "das", "doi", "pct", "dt", "dd", "dl", "ul", "ol", "li", "ipoasis",
    };

    /// <summary>Attributes that stand in ST.96 documents of bibliographic data: in JSON they are properties beside the elements.</summary>
    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "addressLineCategory", "authorIdentifier", "citedPhaseCategory", "citingPartyCategory", "creationDate", "currencyCode", "documentFileName", "documentPublicationDate",
        "documentStatusText", "emailAddressPurposeCategory", "fileLocationURI", "geographicRegionCategory", "id", "imageContentCategory", "inventionTitleCategory", "ipoVersion",
        "languageCode", "measureUnitCode", "officeCode", "operationCategory", "pNumber", "pageDocumentFormatCategory", "periodCategory", "phoneNumberCategory", "sequenceNumber", "sourceURI",
        "st96Version", "transcriptionCategory", "transliterationCategory", "transliterationScriptName", "unitCode",
    };

    /// <summary>What a bag holds where that is not the bag's own name without "Bag".</summary>
    private static readonly Dictionary<string, string> Held = new(StringComparer.Ordinal)
    {
        ["EmailAddressBag"] = "EmailAddressText", ["WebAddressBag"] = "WebAddressURI", ["MarkDisclaimerBag"] = "MarkDisclaimerText", ["MarkDescriptionBag"] = "MarkDescriptionText",
        ["GINameBag"] = "GINameText", ["ViennaClassificationBag"] = "ViennaClassificationText", ["DesignatedCountryCodeBag"] = "DesignatedCountryCode",
        ["PatentIdentificationBag"] = "CitedPatentDocumentIdentification", ["ProceedingDocumentBag"] = "TrademarkDocument",
    };

    /// <summary>What Daftar says beside elements: processing instructions in XML, properties here, in this order.</summary>
    public static readonly (string Target, string Property)[] Instructions = [(StatedScope.Target, StatedScope.Property), (StatedBeside.Target, StatedBeside.Property)];

    public static string Property(string element)
    {
        var upper = 0;
        while (upper < element.Length && (char.IsAsciiLetterUpper(element[upper]) || (upper > 0 && char.IsAsciiDigit(element[upper]))))
        {
            upper++;
        }
        // The last capital begins the next word, unless the name ends there or a digit does.
        var lowered = upper <= 1 || upper == element.Length || char.IsAsciiDigit(element[upper - 1]) ? upper : upper - 1;
        return element[..lowered].ToLowerInvariant() + element[lowered..];
    }

    public static string Element(string property)
    {
        var lower = 0;
        while (lower < property.Length && !char.IsAsciiLetterUpper(property[lower]))
        {
            lower++;
        }
        var first = property[..lower];
        return property.Length == 0 ? "" : Acronyms.Contains(first) ? first.ToUpperInvariant() + property[lower..] : char.ToUpperInvariant(property[0]) + property[1..];
    }

    /// <summary>Elements around the records of a transaction, which are passed through and never held.</summary>
    public static bool IsAround(string element) => Around.Contains(element);

    public static bool IsBagOfRecords(string element) => element is "TrademarkBag" or "DesignApplicationBag";

    private static readonly HashSet<string> Around = new(StringComparer.Ordinal)
    {
        "TrademarkTransaction", "TrademarkTransactionBody", "DesignTransaction", "DesignTransactionBody", "GITransaction", "GITransactionBody", "TransactionContentBag", "TransactionData",
        "TrademarkBag", "DesignApplicationBag",
    };

    public static bool IsAttribute(string property) => Attributes.Contains(property);

    /// <summary>The element that a bag is an array of; null for what is no bag (a LocarnoSubclassBag is one subclass with its words, and repeats).</summary>
    public static string? HeldBy(string element) => element == "LocarnoSubclassBag" ? null : Held.GetValueOrDefault(element) ?? (element.EndsWith("Bag", StringComparison.Ordinal) && element.Length > 3 ? element[..^3] : null);
}
