using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>
/// pat:PatentPublication and pat:BibliographicData → <see cref="PatentRecord"/>. Each document is about one publication: of the publications
/// and texts of the entry it speaks only of its own.
/// </summary>
internal static class St96Patent
{
    public static void Read(XmlNode document, ReadContext context)
    {
        var data = document.Name == "BibliographicData" ? document : document.Child("BibliographicData");
        var identification = data.Child("ApplicationIdentification");
        var published = data.Child("PatentPublicationIdentification");
        var office = St96Numbers.Code(identification.Child("IPOfficeCode")) ?? St96Numbers.Code(document.Child("IPOfficeCode"))
            ?? St96Numbers.Code(data.AttributeNode("officeCode")) ?? St96Numbers.Code(published.Child("IPOfficeCode")) ?? context.Authority;
        if (office is null)
        {
            context.Doubt("OFFICE-MISSING", document, identification.Child("IPOfficeCode").Peek() ?? document.Child("IPOfficeCode").Peek(), "ApplicationIdentification/IPOfficeCode: the ST.3 code of the register.", Severity.SetAside);
            office = ReadContext.NoOffice;
        }
        var patent = new PatentRecord { Office = office };
        patent.Produced = context.Moment(document.AttributeNode("creationDate").Transport()) ?? St96Times.Produced(document, context);
        var language = St96Values.Language(document);
        var publisher = St96Numbers.Code(published.Child("IPOfficeCode"));
        St96Numbers.CodeAgain(data.AttributeNode("officeCode"), office, publisher, context);
        St96Numbers.CodeAgain(document.Child("IPOfficeCode"), office, publisher, context);
        data.TransportAttribute("st96Version");
        foreach (var name in (ReadOnlySpan<string>)["documentFileName", "id", "ipoVersion"])
        {
            document.TransportAttribute(name);
        }
        // The day of publication stands in PatentPublicationIdentification; what has no number has only this one.
        var day = document.Attribute("documentPublicationDate");
        document.AttributeNode("documentPublicationDate").Judge();

        var publication = Publication(published, language, context);
        foreach (var child in data.Children())
        {
            St96PatentData.Read(patent, child, publication, context);
        }
        St96PatentNumbers.Identify(patent, data, publication);
        patent.Kind = Kind(identification.TextOf("InventionSubjectMatterCategory"), publication?.KindCode);
        if (identification.Child("InventionSubjectMatterCategory").Peek()?.Trim() is not (null or "Utility" or "Design" or "Plant"))
        {
            identification.Child("InventionSubjectMatterCategory").Unread();
        }
        St96PatentText.Read(patent, document, ref publication, language, context);
        if (publication is { Number: null } && RegisterDate.TryParse(day, out var undated))
        {
            (publication.Office, publication.Date) = (office, undated);
        }
        var status = document.Attribute("documentStatusText");
        var isAsFiled = PatentScope.IsAsFiled(status, out var filed) && publication is null or { Number: null };
        if (isAsFiled)
        {
            publication ??= new Publication();
            (publication.Office, publication.Section, publication.Date) = (office, Rights.Publication.AsFiled, filed);
        }
        patent.Publications = publication is null ? null : [publication];
        patent.PublicationDate = isAsFiled ? null : Earliest(patent.Relations, office, publication?.Date);
        St96Numbers.Sort(patent);
        St96Numbers.Check(patent, document, context);
        patent.Scope = isAsFiled ? PatentScope.ImpliedAsFiled(patent.Files is not null) : PatentScope.Implied;
        Operate(patent, document, status, PatentScope.IsAsFiled(status, out _));
        context.Add(patent);
    }

    /// <summary>The document's status is the office's own word; only Delete and Update say what is to be done.</summary>
    private static void Operate(PatentRecord patent, XmlNode document, string? status, bool isAsFiled)
    {
        if (string.Equals(status, "Delete", StringComparison.OrdinalIgnoreCase))
        {
            patent.Operation = Operation.Delete;
        }
        else if (string.Equals(status, "Update", StringComparison.OrdinalIgnoreCase))
        {
            patent.Scope = new Scope(Parts.None, St96Parts.Held(patent));
        }
        else if (status is not null && !isAsFiled)
        {
            document.AttributeNode("documentStatusText").Unread();
        }
    }

    internal static Publication? Publication(XmlNode node, string? language, ReadContext context)
    {
        if (node.TextOf("PublicationNumber") is not { } number)
        {
            return null;
        }
        var own = node.TextOf("PublicationLanguageCode") is { } code ? St96Values.Lower(code) : language;
        return new Publication
        {
            Office = St96Numbers.Code(node.Child("IPOfficeCode")), Number = number, KindCode = node.TextOf("PatentDocumentKindCode"),
            Date = context.Date(node.Child("PublicationDate")), Languages = own is null ? null : [own],
        };
    }

    /// <summary>
    /// WIPO ST.16: U, Y and Z are utility models, A, B and C inventions, P plants, S designs; ST.96 adds the subject matter (Utility means an
    /// invention, as the USPTO calls it).
    /// </summary>
    private static string? Kind(string? subject, string? code) => (code is [var letter, ..] ? letter : ' ') switch
    {
        'U' or 'Y' or 'Z' => UtilityModel,
        'P' => Plant,
        'S' => Design,
        _ => subject switch { "Design" => Design, "Plant" => Plant, "Utility" => Invention, _ => code is ['A' or 'B' or 'C', ..] ? Invention : null },
    };

    /// <summary>Kinds of patents, as Daftar words them.</summary>
    public const string Invention = "invention", UtilityModel = "utility model", Plant = "plant patent", Design = "design patent";

    /// <summary>The first publication of the same application, which a grant gives as related publication; else this one.</summary>
    private static RegisterDate? Earliest(List<Relation>? relations, string office, RegisterDate? own)
    {
        foreach (var relation in relations ?? [])
        {
            if (relation.Kind == RelationKind.RelatedPublication && relation.Office == office && relation.Date is { } date && (own is null || date < own))
            {
                own = date;
            }
        }
        return own;
    }
}
