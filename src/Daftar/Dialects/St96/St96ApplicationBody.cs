using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>
/// pat:ApplicationBody by itself: description, claims, abstract and drawings of one application, as filed, or of the publication it names. It speaks of these texts
/// alone.
/// </summary>
/// <remarks>
/// The schema gives it the office and the applicant's own reference, which is no number of the office: an office that sends it says of which application
/// (docs/decisions/0056-roots-of-st96.md).
/// </remarks>
internal static class St96ApplicationBody
{
    public static void Read(XmlNode body, ReadContext context)
    {
        var identification = body.Child("ApplicationIdentification");
        var (within, number) = St96Numbers.Application(identification.Exists ? identification.Child("ApplicationNumber") : body.Child("ApplicationNumber"));
        number ??= body.Attribute("applicationNumber");
        var published = body.Child("PatentPublicationIdentification");
        var office = St96Numbers.Code(identification.Child("IPOfficeCode")) ?? within ?? St96Numbers.Code(published.Child("IPOfficeCode"))
            ?? St96Numbers.Code(body.AttributeNode("receivingOffice")) ?? context.Authority;
        if (office is null)
        {
            context.Doubt("OFFICE-MISSING", body, body.AttributeNode("receivingOffice").Peek(), "com:receivingOffice, or ApplicationIdentification/IPOfficeCode: the ST.3 code of the register.", Severity.SetAside);
            office = ReadContext.NoOffice;
        }
        var patent = new PatentRecord { Office = office, Produced = St96Times.Produced(body, context) };
        St96Numbers.CodeAgain(body.AttributeNode("receivingOffice"), office, null, context);
        St96Numbers.Add(patent, Numbers.Application, number);
        patent.FilingDate = context.Date(identification.Child("FilingDate"));
        patent.ApplicantReference = body.Attribute("fileReferenceIdentifier");
        foreach (var name in (ReadOnlySpan<string>)["id", "documentFileName", "softwareVersionNumber"])
        {
            body.TransportAttribute(name);
        }
        var publication = St96Patent.Publication(published, null, context);
        if (publication is not null)
        {
            St96Numbers.Add(patent, Numbers.Publication, publication.Number, publication.Office);
        }
        St96PatentText.Read(patent, body, ref publication, St96Values.Language(body), context);
        body.AttributeNode("languageCode").Judge();
        if (publication is { Number: null })
        {
            (publication.Office, publication.Section) = (office, Publication.AsFiled);
        }
        patent.Publications = publication is null ? null : [publication];
        if (patent.Identifiers.Count == 0)
        {
            context.Doubt("RECORD-NUMBER-MISSING", body, patent.ApplicantReference is { } own ? $"no number of the office; fileReferenceIdentifier {own} is the applicant's" : null,
                "Of which application the texts are: ApplicationIdentification (IPOfficeCode, ApplicationNumber) in the ApplicationBody, or its attribute applicationNumber; or the texts in a PatentPublication.", Severity.SetAside);
        }
        var held = PatentScope.ImpliedAsFiled(patent.Files is not null).Partly | (publication is { Number: not null } ? Parts.Publications : Parts.None);
        patent.Scope = new Scope(Parts.None, held | (patent.FilingDate is null && patent.ApplicantReference is null ? Parts.None : Parts.Bibliography));
        context.Add(patent);
    }
}
