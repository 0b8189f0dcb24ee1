using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>
/// <see cref="PatentRecord"/> → pat:PatentPublication (where there are claims, or the whole publication as a document) or
/// pat:BibliographicData; one document for each publication of the record; and the legal status behind them where it is wanted.
/// </summary>
internal static class PatentWriting
{
    /// <returns>How many documents, which are records to whoever reads them, were written.</returns>
    public static int Write(St96Xml xml, PatentRecord patent, St96Header header)
    {
        var isWhole = header.PatentForm == St96PatentForm.Whole;
        var documents = PatentDocument.Of(patent, header.PatentForm);
        foreach (var one in documents)
        {
            St96Writer.Declaration(xml.Raw, header);
            if (one.IsStatus)
            {
                LegalStatusWriting.Write(xml, patent, header);
            }
            else
            {
                Document(xml, patent, one.Publication, one.Language, header, PatentScope.OfPublication(patent, one.HasAll, isWhole));
            }
        }
        Rest(xml, patent, documents[^1].IsStatus);
        return documents.Count;
    }

    /// <summary>The language of the document, which the schema demands: of the publication, of its texts, of the filing.</summary>
    private static string? Language(PatentRecord patent, Publication? publication, string? ofClaims) =>
        (publication?.Claims is { } claims && claims.Exists(claim => claim.Language != ofClaims) ? ofClaims : null) ?? publication?.Languages?.FirstOrDefault()
        ?? ofClaims ?? publication?.Descriptions?.FirstOrDefault()?.Language ?? publication?.Abstracts?.FirstOrDefault()?.Language ?? patent.FilingLanguage;

    private static void Document(St96Xml xml, PatentRecord patent, Publication? publication, string? ofClaims, St96Header header, Scope scope)
    {
        var whole = patent.Files?.Find(static file => file.View == St96PatentText.Whole);
        var hasText = publication is { Claims: not null } or { Descriptions: not null } or { Abstracts: not null };
        var speaks = PatentScope.Operation(patent);
        // A text that was filed is not published by being passed on: its day is no day of publication.
        var asFiled = speaks != "Delete" && publication is { Section: Publication.AsFiled, Number: null };
        if (header.PatentForm == St96PatentForm.Bibliographic || (header.PatentForm == St96PatentForm.Publication && !hasText && whole is null && speaks is null && patent.Files is null))
        {
            xml.Open(Pat, "BibliographicData");
            xml.Raw.WriteAttributeString("xmlns", Com.Prefix, null, Com.Name);
            xml.Attribute("officeCode", patent.Office);
            xml.Attribute("st96Version", St96Writer.Version);
            PatentDataWriting.Write(xml, patent, publication);
            xml.Close();
            xml.LoseWhere(patent.Produced is not null, "produced");
            xml.LoseWhere(speaks is not null, "operationCategory");
            xml.LoseWhere(hasText, "publicationBag/text");
            xml.LoseWhere(patent.Files is not null, "fileBag");
            return;
        }
        xml.Open(Pat, "PatentPublication");
        xml.Raw.WriteAttributeString("xmlns", Com.Prefix, null, Com.Name);
        xml.Attribute("languageCode", Language(patent, publication, ofClaims));
        var produced = patent.Produced ?? header.Produced;
        xml.Attribute("creationDate", RegisterDate.From(DateOnly.FromDateTime(produced.UtcDateTime)).ToString());
        xml.LoseWhere(patent.Produced is { } moment && moment.UtcDateTime.TimeOfDay != TimeSpan.Zero, "produced/time");
        xml.Attribute("documentStatusText", asFiled ? PatentScope.AsFiled(publication!.Date) : speaks);
        xml.Attribute("st96Version", St96Writer.Version);
        // A publication without a number, such as a text as filed, is identified by nothing else.
        xml.Attribute("documentPublicationDate", !asFiled && publication is { Number: null, Date: { } day } && day.ToString() is { Length: 10 } whollyKnown ? whollyKnown : null);
        if (speaks != "Delete")
        {
            StatedScope.Write(xml.Raw, scope, asFiled ? PatentScope.ImpliedAsFiled(patent.Files is not null) : speaks is not null ? new Scope(Parts.None, St96Parts.Held(patent)) : PatentScope.Implied);
        }
        xml.Beside();
        xml.Text(Com, "IPOfficeCode", patent.Office);
        xml.Open(Pat, "BibliographicData");
        xml.Attribute("st96Version", St96Writer.Version);
        PatentDataWriting.Write(xml, patent, publication);
        xml.Close();
        PatentTextWriting.Write(xml, patent, publication, ofClaims, whole);
        xml.Close();
    }

    private static void Rest(St96Xml xml, PatentRecord patent, bool withStatus)
    {
        CommonWriting.Rest(xml, patent);
        if (!withStatus)
        {
            xml.LoseWhere(patent.Status is not null, "legalStatus");
            foreach (var one in patent.Events ?? [])
            {
                xml.LoseWhere(!PatentEventWriting.IsStep(patent.Events!, one), "eventBag");
            }
        }
        xml.LoseWhere(patent.SecondLanguage is not null, "secondLanguageCode");
        xml.LoseWhere(patent.ExpiryDate is not null, "expiryDate");
        xml.LoseWhere(patent.RenewalDate is not null, "renewalDate");
        xml.LoseWhere(patent.TerminationDate is not null, "terminationDate");
        xml.LoseWhere(patent.ProcedureLanguage is not null, "procedureLanguageCode");
        foreach (var number in patent.Identifiers)
        {
            xml.LoseWhere(number.Of is not (Numbers.Application or Numbers.Grant or Numbers.Publication or Numbers.International), "identifierBag/" + number.Of);
        }
    }
}
