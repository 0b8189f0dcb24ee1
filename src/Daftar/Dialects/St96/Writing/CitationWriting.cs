using Daftar.Rights;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>pat:ReferenceCitationBag.</summary>
internal static class CitationWriting
{
    public static void Write(St96Xml xml, List<Citation>? citations)
    {
        if (citations is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Pat, "ReferenceCitationBag");
        foreach (var citation in citations)
        {
            One(xml, citation);
        }
        xml.Close();
    }

    private static void One(St96Xml xml, Citation citation)
    {
        xml.Open(Pat, "ReferenceCitation");
        xml.Attribute("sequenceNumber", citation.Sequence);
        var phase = Phases.Contains(citation.Phase ?? "");
        xml.Attribute(Pat, "citedPhaseCategory", phase ? citation.Phase : null);
        var by = citation.Category switch { "cited by applicant" => "Applicant", "cited by examiner" => "Examiner", "cited by opponent" => "Opponent", "cited by third party" => "Third party", _ => null };
        xml.Attribute(Pat, "citingPartyCategory", by);
        if (citation.Number is not null)
        {
            xml.Open(Com, "PatentCitation").Open(Com, "CitedPatentDocumentIdentification");
            xml.Text(Com, "IPOfficeCode", citation.Office);
            xml.Text(Com, "DocumentNumber", citation.Number);
            xml.Text(Com, "EntityName", citation.Text);
            xml.Text(Com, "PatentDocumentKindCode", citation.KindCode);
            xml.Text(Com, "PatentDocumentDate", citation.Date);
            xml.Close();
            xml.Close();
        }
        else
        {
            xml.Open(Com, "NPLCitation");
            xml.Text(Com, "NPLCitationText", citation.Text);
            xml.Close();
        }
        var codes = by is null ? ClosedLists.Citation(citation.Category).ToList() : [];
        if (codes.Count > 0 || (by is null && citation.Claims is not null))
        {
            xml.Open(Pat, "DocumentRelevanceBag").Open(Pat, "DocumentRelevance");
            foreach (var code in codes)
            {
                xml.Text(Pat, "CitationCategoryCode", code);
            }
            if (citation.Claims is not null)
            {
                xml.Open(Pat, "RelatedClaimBag");
                foreach (var claim in citation.Claims.Split("; "))
                {
                    xml.Text(Pat, "ClaimNumber", claim);
                }
                xml.Close();
            }
            xml.Close();
            xml.Close();
        }
        if (citation.Passage is not null)
        {
            xml.Text(Com, "CommentText", citation.Passage);
        }
        xml.Close();
        xml.LoseWhere(by is not null && citation.Claims is not null, "citationBag/relatedClaimNumberText");
        xml.LoseWhere(citation.Phase is not null && !phase, "citationBag/citationPhaseCode");
        xml.LoseWhere(citation.SearchingOffice is not null, "citationBag/searchingOfficeCode");
        xml.LoseWhere(citation.CitedOn is not null, "citationBag/citationDate");
    }

    // pat:CitedPhaseCategoryType, V6.0
    private static readonly HashSet<string> Phases = new(StringComparer.Ordinal)
    {
        "In application", "Search", "International search", "Supplementary international search", "International type search", "National search",
        "Supplementary national search", "International examination", "Examination", "National examination", "Opposition", "Limitation",
    };
}
