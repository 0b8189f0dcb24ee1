using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Dialects.St66;

/// <summary>Parties as the USPTO extends ST.66 (urn:us:gov:doc:uspto:trademark:status).</summary>
internal static class St66UsParties
{
    /// <summary>ApplicantExt and RepresentativeExt.</summary>
    public static void ReadExtension(XmlNode extension, Party party, ReadContext context)
    {
        foreach (var child in extension.Children())
        {
            switch (child.Name)
            {
                case "PartyTypeCode":
                    // 10 to 19 before publication, 20 to 29 at and after it, 30 to 39 at and after registration: as the sequence number of its ST.96.
                    party.Sequence = St66Values.Count(child, context);
                    break;
                case "PartyTypeDescriptionText":
                    party.Category = child.Text;
                    break;
                case "IncorporationGeographicRegionName":
                    child.Drop("geographicRegionCategory");
                    party.IncorporationRegion = child.Text ?? party.IncorporationRegion;
                    break;
                case "IncorporationGeographicRegionCode" or "IncorporationCountryName" or "ApplicantLegalEntityCode":
                    // The code of a region, country or legal form whose name, or the name whose code, is read.
                    child.Ignore();
                    break;
            }
        }
    }

    /// <summary>
    /// TSDR lists every holder there ever was among the applicants. Those of the highest type code hold the mark now; the earlier ones stay
    /// applicants, each with the office's word for its time. The reader of its ST.96 does the same.
    /// </summary>
    public static void SplitOwners(TrademarkRecord record)
    {
        if (record.Applicants is not { } all)
        {
            return;
        }
        var highest = 0;
        foreach (var party in all)
        {
            highest = Math.Max(highest, party.Sequence ?? 0);
        }
        if (highest > 10)
        {
            record.Owners = all.FindAll(party => party.Sequence == highest);
            record.Applicants = all.FindAll(party => party.Sequence != highest) is { Count: > 0 } earlier ? earlier : null;
        }
    }

    /// <summary>Correspondents stand among the representatives, told apart by a comment.</summary>
    public static void SplitCorrespondents(TrademarkRecord record)
    {
        if (record.Representatives is not { } all)
        {
            return;
        }
        record.Correspondents = all.FindAll(IsCorrespondent) is { Count: > 0 } correspondents ? correspondents : record.Correspondents;
        record.Representatives = all.FindAll(party => !IsCorrespondent(party)) is { Count: > 0 } others ? others : null;

        static bool IsCorrespondent(Party party) => party.Category == "Domestic Correspondent";
    }
}
