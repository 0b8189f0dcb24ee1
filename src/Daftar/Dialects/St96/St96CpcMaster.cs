using Daftar.Rights;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St96;

/// <summary>
/// A record of the USPTO's master classification file (<c>CPCMasterClassificationFile</c>): the CPC symbols a grant or published application has today, which
/// the office keeps up after publication. It speaks of the CPC alone.
/// </summary>
internal static class St96CpcMaster
{
    public static void Read(XmlNode record, ReadContext context)
    {
        var grant = record.Child("PatentGrantIdentification");
        var published = record.Child("PatentPublicationIdentification");
        var office = St96Numbers.Code(record.At("ApplicationIdentification", "IPOfficeCode")) ?? St96Numbers.Code(grant.Child("IPOfficeCode")) ?? St96Numbers.Code(published.Child("IPOfficeCode")) ?? "US";
        var patent = new PatentRecord { Office = office, Scope = new Scope(Parts.None, Parts.Classification | Parts.Publications) };
        var document = grant.Exists ? grant : published;
        var publication = new Publication
        {
            Office = office, Number = grant.TextOf("PatentNumber") ?? published.TextOf("PublicationNumber"), KindCode = document.TextOf("PatentDocumentKindCode"),
            Date = context.Date(grant.Exists ? grant.Child("GrantDate") : published.Child("PublicationDate")),
        };
        St96PatentNumbers.Identify(patent, record, grant.Exists ? null : publication);
        if (publication.Number is not null)
        {
            patent.Publications = [publication];
        }
        St96Numbers.Check(patent, record, context);
        St96PatentClasses.Read(patent, record, context);
        context.Add(patent);
    }
}
