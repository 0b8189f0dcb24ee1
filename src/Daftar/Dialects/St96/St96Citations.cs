using Daftar.Rights;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St96;

/// <summary>pat:ReferenceCitationBag: documents cited, by whom, and what passages for which claims.</summary>
internal static class St96Citations
{
    /// <summary>What stands before the citing party where no X, Y, A … tells more.</summary>
    public const string By = "cited by ";

    public static void Read(PatentRecord patent, XmlNode bag, ReadContext context)
    {
        foreach (var node in bag.Children())
        {
            if (node.Name == "ReferenceCitationFreeFormat")
            {
                if (node.FlowText is { } free)
                {
                    (patent.Citations ??= []).Add(new Citation { Text = free });
                }
                continue;
            }
            if (node.Name == "ReferenceCitation" && One(node, context) is { } citation)
            {
                (patent.Citations ??= []).Add(citation);
            }
        }
    }

    private static Citation? One(XmlNode node, ReadContext context)
    {
        var citation = new Citation { Sequence = node.Attribute("sequenceNumber") };
        node.TransportAttribute("id");
        var party = node.Attribute("citingPartyCategory");
        citation.Phase = node.Attribute("citedPhaseCategory");
        foreach (var child in node.Children())
        {
            switch (child.Name)
            {
                case "PatentCitation":
                    citation.Sequence ??= child.Attribute("sequenceNumber");
                    _ = St96Values.Whole(child.AttributeNode("sequenceNumber"));
                    Patent(citation, child, context);
                    break;
                case "NPLCitation":
                    citation.Sequence ??= child.Attribute("sequenceNumber");
                    _ = St96Values.Whole(child.AttributeNode("sequenceNumber"));
                    // Author, title, serial …: a citation is one line of text.
                    citation.Text = child.FlowText?.Replace('\n', ' ');
                    break;
                case "DocumentRelevanceBag":
                    foreach (var relevance in child.Children("DocumentRelevance"))
                    {
                        foreach (var code in relevance.Children("CitationCategoryCode"))
                        {
                            citation.Category = Joined(citation.Category, code.Text);
                        }
                        foreach (var number in relevance.Child("RelatedClaimBag").Children("ClaimNumber"))
                        {
                            citation.Claims = Joined(citation.Claims, number.Text);
                        }
                        foreach (var range in relevance.Child("RelatedClaimBag").Children("ClaimNumberRange"))
                        {
                            citation.Claims = Joined(citation.Claims, range.TextOf("BeginRangeNumber") + "-" + range.TextOf("EndRangeNumber"));
                        }
                    }
                    break;
                case "CitedPassageBag":
                    citation.Passage = child.FlowText?.Replace('\n', ' ');
                    break;
                case "CommentText":
                    citation.Passage ??= child.Text;
                    break;
            }
        }
        citation.Category ??= party is null ? null : By + St96Values.Lower(party);
        return citation is { Number: null, Text: null } ? null : citation;
    }

    private static void Patent(Citation citation, XmlNode node, ReadContext context)
    {
        citation.Text = node.TextOf("PatentCitationText");
        var id = node.Child("CitedPatentDocumentIdentification");
        citation.Office = St96Numbers.Code(id.Child("IPOfficeCode"));
        citation.Number = id.TextOf("DocumentNumber");
        citation.KindCode = id.TextOf("PatentDocumentKindCode");
        citation.Date = context.Date(id.Child("PatentDocumentDate"));
        citation.Text ??= St96Values.Words(id.Child("EntityName"));
    }

    private static string? Joined(string? known, string? more) => more is null || known == more ? known : known is null ? more : known + "; " + more;
}
