using System.Collections.Frozen;

namespace Daftar.Dialects;

/// <summary>
/// What elements of the standards are called that hold a part of the model: words in their names, in lower case without hyphens, and the numbers EPO's DTDs use. Only for finding
/// the place of a value that is known: readers go by the exact names.
/// </summary>
internal static class PlaceNames
{
    private static readonly FrozenDictionary<string, string[]> Words = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["identifierBag"] = ["number", "identifier", "b110", "b210", "serial", "file"],
        ["applicationNumber"] = ["applicationnumber", "applicationidentif", "applicationreference", "b210", "serial"],
        ["filingDate"] = ["applicationdate", "filing", "applicationreference", "b220", "b200", "lodg"],
        ["registrationDate"] = ["registrationdate", "grant", "publicationreference", "b140", "b24", "b450"],
        ["expiryDate"] = ["expir", "expection", "termofgrant"],
        ["terminationDate"] = ["terminat", "lapse", "ended", "end"],
        ["publicationDate"] = ["publication", "b140", "b430", "b450"],
        ["publicationBag"] = ["publication", "b100", "b400", "docnumber"],
        ["publicationDefermentTillDate"] = ["defer", "postpon"],
        ["priorityBag"] = ["priorit", "b300", "b310", "b320", "b330"],
        ["relationBag"] = ["relat", "parent", "child", "division", "continu", "seniority", "b600", "b62"],
        ["eventBag"] = ["event", "legal", "recordal", "prosecution", "procedur"],
        ["legalStatus"] = ["status"],
        ["currentStatusDate"] = ["statusdate"],
        ["goodsServicesBag"] = ["goods", "class", "nice"],
        ["classNumber"] = ["class"],
        ["classificationVersion"] = ["version", "edition"],
        ["viennaClassificationBag"] = ["vienna", "figurative", "designsearch"],
        ["locarnoClassificationBag"] = ["locarno", "indicationproduct"],
        ["ipcClassificationBag"] = ["ipc", "b510", "b511", "b512"],
        ["cpcClassificationBag"] = ["cpc"],
        ["citationBag"] = ["citation", "cited", "patcit", "nplcit", "b560", "b561"],
        ["designationBag"] = ["designat", "b840", "b844"],
        ["applicantBag"] = ["applicant", "b710", "b711"],
        ["ownerBag"] = ["owner", "holder", "assignee", "grantee", "b730", "b731", "applicant"],
        ["representativeBag"] = ["representative", "agent", "attorney", "correspond", "b740", "b741"],
        ["inventorBag"] = ["inventor", "b720", "b721"],
        ["designerBag"] = ["designer"],
        ["titleBag"] = ["title", "giname", "protectedname", "b540", "b541", "b542"],
        ["fileBag"] = ["file", "image", "view", "media", "figure", "drawing", "img", "document", "uri"],
        ["name"] = ["name", "snm"],
        ["countryCode"] = ["country", "ctry", "nationality"],
        ["ipOfficeCode"] = ["office", "country", "ctry", "code"],
        ["registrationOfficeCode"] = ["office", "country"],
        ["markVerbalElementText"] = ["verbal", "words", "feature", "markidentification", "wordmark"],
        ["rightKindCategory"] = ["category", "kind"],
        ["markFeatureCategory"] = ["feature", "category", "drawingcode"],
        ["oppositionPeriodEndDate"] = ["opposition"],
        ["productIndicationBag"] = ["product", "indication"],
        ["designDescriptionBag"] = ["description"],
        ["markDescriptionBag"] = ["description"],
        ["originCountryCodeBag"] = ["country", "origin"],
        ["giCategory"] = ["categor", "gitype"],
        ["abstractBag"] = ["abstract"],
        ["claimBag"] = ["claim"],
        ["descriptionBag"] = ["description"],
        ["patentDocumentKindCode"] = ["kind", "b130"],
        ["featureDescriptionBag"] = ["feature", "description"],
        ["geographicRegionDescriptionBag"] = ["area", "region", "geograph"],
        ["language"] = ["lang"],
        ["publicationLanguageCodeBag"] = ["lang", "b260"],
        ["filingLanguageCode"] = ["lang", "b250"],
        ["markDisclaimerBag"] = ["disclaim"],
        ["markTranslationBag"] = ["translat"],
        ["noveltyStatementBag"] = ["novelty"],
        ["designClaimBag"] = ["claim"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words that names of elements have which hold that part of the model.</summary>
    public static string[] Of(string part) => Words.GetValueOrDefault(part) ?? [part.EndsWith("Bag", StringComparison.Ordinal) ? part[..^3].ToLowerInvariant() : part.ToLowerInvariant()];
}
