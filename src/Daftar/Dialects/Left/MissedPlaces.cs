using System.Collections.Frozen;
using Daftar.Values;

namespace Daftar.Dialects;

/// <summary>
/// Where a record would say what a check misses: by the code of the finding, the ends of the paths at which readers of the standards find it. To tell whoever has to mend it, and to know
/// which element in the wrong place, or under a slip of a name, is the one that is missed.
/// </summary>
internal static class MissedPlaces
{
    private static readonly FrozenDictionary<string, string[]> Ends = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["FILING-DATE-MISSING"] = ["DesignApplication/DesignApplicationDate", "DesignDetails/Design/ApplicationDate", "TradeMark/ApplicationDate", "BibliographicData/ApplicationIdentification/FilingDate", "ApplicationDate", "B200/B220/date", "application-reference/document-id/date", "domestic-filing-data/filing-date", "ApplicationReference/DocumentID/Date"],
        ["RECORD-NUMBER-MISSING"] = ["ApplicationIdentification/ApplicationNumber/ApplicationNumberText", "ApplicationNumber/ApplicationNumberText", "DesignApplication/DesignApplicationNumber", "Design/DesignIdentifier", "TradeMark/ApplicationNumber", "ApplicationNumber", "B200/B210", "B200/B210/DNUM/PDAT", "domestic-filing-data/application-number/doc-number", "application-reference/document-id/doc-number", "ApplicationReference/DocumentID/DocNumber",
            "RegistrationNumber", "PatentPublicationIdentification/PublicationNumber", "B100/B110", "B100/B110/DNUM/PDAT", "publication-reference/document-id/doc-number", "PublicationReference/DocumentID/DocNumber"],
        ["OFFICE-MISSING"] = ["ApplicationIdentification/IPOfficeCode", "RegistrationOfficeCode", "publication-reference/document-id/country"],
        ["GOODS-MISSING"] = ["GoodsServicesBag/GoodsServices/ClassDescriptionBag", "GoodsServicesDetails/GoodsServices/ClassDescriptionDetails"],
        ["GOODS-WITHOUT-CLASS"] = ["ClassDescriptionBag/ClassDescription/ClassNumber", "ClassDescriptionDetails/ClassDescription/ClassNumber"],
        ["CLASS-WITHOUT-GOODS"] = ["ClassDescriptionBag/ClassDescription/GoodsServicesDescriptionText", "ClassDescriptionDetails/ClassDescription/GoodsServicesDescription"],
        ["MARK-WITHOUT-SIGN"] = ["MarkReproduction/WordMarkSpecification/MarkVerbalElementText", "TradeMark/WordMarkSpecification/MarkVerbalElementText", "MarkReproduction/MarkImageBag", "MarkImageDetails/MarkImage/MarkImageFilename"],
        ["WORD-MARK-WITHOUT-WORDS"] = ["MarkReproduction/WordMarkSpecification/MarkVerbalElementText", "TradeMark/WordMarkSpecification/MarkVerbalElementText"],
        ["FIGURATIVE-MARK-WITHOUT-IMAGE"] = ["MarkReproduction/MarkImageBag", "MarkImageDetails/MarkImage/MarkImageFilename"],
        ["STATUS-MISSING"] = ["MarkCurrentStatusCode", "Design/DesignCurrentStatusCategory", "Design/DesignCurrentStatusCode"],
        ["TITLE-MISSING"] = ["InventionTitleBag/InventionTitle", "B500/B540/B542", "invention-title", "BibliographicData/InventionTitle"],
        ["INVENTOR-MISSING"] = ["PartyBag/InventorBag", "B720/B721", "inventors/inventor", "InventorDetails/Inventor"],
        ["APPLICANT-MISSING"] = ["PartyBag/ApplicantBag", "ApplicantBag", "TradeMark/ApplicantDetails", "DesignApplication/ApplicantDetails", "Design/ApplicantDetails", "B710/B711", "us-applicants/us-applicant", "applicants/applicant", "ApplicantDetails/Applicant"],
        ["LOCARNO-MISSING"] = ["DesignClassificationBag/LocarnoClassificationBag", "IndicationProduct/ClassDescriptionDetails/ClassDescription/ClassNumber", "Design/ClassDescriptionDetails/ClassDescription/ClassNumber", "Design/IndicationProductDetails/IndicationProduct", "classification-locarno"],
        ["DESIGN-WITHOUT-PRODUCT"] = ["Design/DesignTitleText", "LocarnoSubclassProductIndicationText", "Design/IndicationProductDetails/IndicationProduct"],
        ["DESIGN-WITHOUT-VIEW"] = ["DesignRepresentation/ViewBag", "DesignRepresentationSheet/ViewDetails"],
        ["EVENT-WITHOUT-DATE"] = ["MarkEvent/MarkEventDate", "DesignEvent/DesignEventDate", "PatentEvent/EventDate"],
        ["PRIORITY-INCOMPLETE"] = ["Priority/PriorityDate", "Priority/PriorityNumber", "Priority/PriorityCountryCode", "Priority/PriorityApplicationFilingDate", "B300/B320/date", "B300/B310", "B300/B330/ctry", "priority-claim/date", "priority-claim/doc-number", "priority-claim/country"],
        ["PUBLICATION-WITHOUT-DATE"] = ["Publication/PublicationDate", "B100/B140/date", "publication-reference/document-id/date"],
        ["PATENT-CLASS-MISSING"] = ["PatentClassificationBag/IPCRClassificationBag", "IPCRClassificationBag", "B500/B510EP", "B500/B510", "classifications-ipcr"],
        ["CLAIMS-MISSING"] = ["claims", "Claims"],
        ["ABSTRACT-MISSING"] = ["abstract", "Abstract"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>In the data of a geographical indication, by code and the part of the model: no real file shows where their readers look.</summary>
    private static readonly FrozenDictionary<(string Code, string Part), string> OfIndications = new Dictionary<(string, string), string>
    {
        [("INDICATION-WITHOUT-NAME", "titleBag")] = "GINameBag/GINameText",
        [("INDICATION-WITHOUT-PRODUCT-OR-AREA", "productCategoryBag")] = "ProductIndicationBag/ProductCategory",
        [("INDICATION-WITHOUT-PRODUCT-OR-AREA", "geographicRegionDescriptionBag")] = "GeographicRegionDescriptionBag/GeographicRegionDescription/GeographicRegionDescriptionText",
    }.ToFrozenDictionary();

    /// <summary>What all designs filed together share, and one of them may say alone.</summary>
    private static readonly FrozenSet<string> Shared = ((string[])["FILING-DATE-MISSING", "APPLICANT-MISSING"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A record that lacks it may have it in what it says of another entry.</summary>
    public static bool IsShared(string code) => Shared.Contains(code);

    /// <summary>Places in the record where what the finding misses is read, those first whose form the document has; none where nobody knows.</summary>
    /// <param name="dialect">Id of the dialect.</param>
    /// <param name="tree">The record.</param>
    /// <param name="code">Of the finding.</param>
    /// <param name="part">What it misses, as the model names it.</param>
    /// <param name="own">The element of the entry where the record speaks of several; else -1.</param>
    public static List<string> Of(string dialect, XmlTree tree, string code, string? part, int own)
    {
        if (dialect == "st96" && OfIndications.TryGetValue((code, part ?? ""), out var said))
        {
            return [tree.Root.Name == "GIData" ? said : "GIData/" + said];
        }
        // Which of the forms of its standard a record under a name of the office's own has, its reader knows.
        if (!Ends.TryGetValue(code, out var ends) || (IsAnyOf(code) && KnownPlaces.IsOwnName(dialect, tree.Root.Name)))
        {
            return [];
        }
        List<(string Path, bool IsThere)> places = [];
        var names = tree.NamesInRecord();
        // B-tags under a root of the office's own are read as the EPO's.
        var record = KnownPlaces.IsOwnName(dialect, tree.Root.Name) && names.Contains("SDOBI") ? "ep-patent-document" : tree.Root.Name;
        foreach (var end in ends)
        {
            var (best, absent, there) = ((string?)null, int.MaxValue, 0);
            foreach (var place in KnownPlaces.EndingIn(dialect, record, end).Select(known => KnownPlaces.InLettersOf(names, known)))
            {
                _ = tree.Along(place, own, out var steps);
                if (place.Count('/') + 1 - steps is var lacks && lacks < absent)
                {
                    (best, absent, there) = (place, lacks, steps);
                }
            }
            if (best is not null)
            {
                places.Add((best, there > 0));
            }
        }
        var all = places.OrderByDescending(static one => one.IsThere).Select(static one => one.Path).Distinct(StringComparer.Ordinal).ToList();
        return IsAnyOf(code) ? all.FindAll(one => !all.Exists(other => other.StartsWith(one + "/", StringComparison.Ordinal))) : all;
    }

    /// <summary>Any of several does: they are told side by side.</summary>
    public static bool IsAnyOf(string code) => code == "RECORD-NUMBER-MISSING";

    /// <summary>Several things can be what is missing: nothing is said of where they are read but of one that stands elsewhere.</summary>
    public static bool IsOneOfSeveral(string code) => code == "PRIORITY-INCOMPLETE";

    /// <summary>The place among them in which an element belongs that stands elsewhere or under a slip of its name; null for one of another matter.</summary>
    /// <param name="places">Of what is missed.</param>
    /// <param name="misplaced">A finding about an element, with its path.</param>
    public static string? MeantBy(List<string> places, Finding misplaced)
    {
        if (misplaced.Where.Path is not { } path)
        {
            return null;
        }
        var steps = path.Split('/');
        // ELEMENT-MISSPELT expects "<Name>: …".
        var name = misplaced.Code == "ELEMENT-MISSPELT" && misplaced.Expected.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? misplaced.Expected[1..end] : steps[^1];
        return places.Find(place => place.Split('/') is var right && Array.LastIndexOf(right, name) >= Math.Max(0, right.Length - Ending)
            // A date is the one that is missed where it slipped out of the element that tells which it is.
            && (!KnownPlaces.IsBare(name) || Array.Exists(right[Math.Max(0, right.Length - Ending)..^1], step => step is not ("document-id" or "SDOBI") && Array.IndexOf(steps, step) >= 0)));
    }

    /// <summary>An element in which the missed value would stand deeper is meant only where it has that value in it.</summary>
    public static bool Holds(List<string> places, string meant, XmlTree tree, int node) =>
        places.Find(place => place.Contains($"/{meant[(meant.LastIndexOf('/') + 1)..]}/", StringComparison.Ordinal)) is not { } deeper || (node >= 0 && tree.HasWithin(deeper[(deeper.LastIndexOf('/') + 1)..], node));

    /// <summary>Steps at the end of a place that are of the missed matter: what stands before holds other things, too.</summary>
    private const int Ending = 3;
}
