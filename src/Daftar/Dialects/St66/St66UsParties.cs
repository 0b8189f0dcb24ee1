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
                    _ = child.Attribute("geographicRegionCategory");
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
    /// TSDR lists every holder there ever was among the applicants, the latest first. The original applicant (type 10) stays one; all later
    /// ones are owners, each with the office's word for its time.
    /// </summary>
    public static void SplitOwners(TrademarkRecord record)
    {
        if (record.Applicants is not { } all)
        {
            return;
        }
        record.Owners = all.FindAll(party => party.Sequence > 10) is { Count: > 0 } owners ? owners : null;
        record.Applicants = all.FindAll(party => party.Sequence is null or <= 10) is { Count: > 0 } applicants ? applicants : null;
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
