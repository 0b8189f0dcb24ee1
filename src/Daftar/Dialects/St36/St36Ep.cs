using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// <c>ep-patent-document</c>, DTD 1.0 to 1.5.1: the bibliography is SDOBI with the tags of ST.32 (B110 is INID 11), the body is ST.36's.
/// One document is one publication (A1, A2, B1, B2 …) of an application; what it says of the patent is complete for its day, but of the
/// publications and texts it speaks only of its own. Other offices write their bibliography so, too, under the EPO's root or their own
/// (<c>md-patent-document</c>).
/// </summary>
internal static class St36Ep
{
    private const string Epo = "EP";

    /// <summary>The bibliography is one of B-tags, whatever the root is called.</summary>
    public static bool Is(XmlNode document) => document.Child("SDOBI").At("B100", "B130").Peek() is not ['S', ..] && document.Child("SDOBI").Exists;

    public static void Read(XmlNode document, ReadContext context)
    {
        var bibliography = document.Child("SDOBI");
        var office = OfficeOf(document, bibliography) ?? context.Authority;
        if (office is null)
        {
            context.Doubt("OFFICE-MISSING", document, document.AttributeNode("country").Peek(), "The office of the publication: SDOBI/B100/B190, or the attribute country.", Severity.SetAside);
            office = ReadContext.NoOffice;
        }
        var language = St36Values.Language(document.Attribute("lang"));
        var kind = bibliography.At("B100", "B130").Text ?? document.Attribute("kind");
        var granted = kind is ['B', ..] || (office != Epo && (kind is ['C', ..] || document.Name.EndsWith("-grant", StringComparison.Ordinal)));
        var record = new PatentRecord
        {
            Office = office, Kind = office != Epo && (kind is ['U' or 'Y', ..] || document.Name.Contains("utility-model", StringComparison.Ordinal)) ? "utility model" : "invention",
            // A specification names the proprietors and no longer the applicants, which it does not take away: parties are added to.
            Scope = granted
                ? new Scope(Parts.Bibliography | Parts.Classification | Parts.Relations, Parts.Parties | Parts.Events | Parts.Publications | Parts.Text | Parts.Files | Parts.Procedures)
                : new Scope(Parts.Bibliography | Parts.Classification | Parts.Relations | Parts.Parties, Parts.Events | Parts.Publications | Parts.Text | Parts.Files | Parts.Procedures),
        };
        if (bibliography.IsNone)
        {
            record.Scope = new Scope(Parts.None, Parts.Publications | Parts.Text | Parts.Files);
        }
        var publication = new Publication { Office = office, KindCode = kind };
        Document(bibliography.Child("B100"), document, publication, context);
        record.Produced = Moments.Read(publication.Date?.ToString());
        Domestic(bibliography.Child("B200"), record, publication, context);
        St36Root.Identity(document, publication, record.Number(Numbers.Application), context);
        Identify(record, publication, document, context);
        if (record.Identifiers.Count == 0)
        {
            context.Doubt("RECORD-NUMBER-MISSING", document, null, "An application number (B210) or a publication number (B110).", Severity.SetAside);
        }
        if (bibliography.Exists)
        {
            St36Root.Again(bibliography.AttributeNode("lang"), language, context);
            System(bibliography.At("B000", "eptags"));
            record.Priorities = St36EpParts.Priorities(bibliography.Child("B300"), context);
            Dates(bibliography.Child("B400"), record, publication, context);
            Technical(bibliography.Child("B500"), record, context);
            record.Relations = St36EpParts.Relations(bibliography.Child("B600"), office, context);
            St36EpParties.Read(bibliography.Child("B700"), record, context);
            St36EpParts.Convention(bibliography.Child("B800"), record, context);
        }
        St36EpParts.Lapses(bibliography.At("B400", "B472"), record, context);
        publication.Abstracts = St36Texts.Texts(document, "abstract", language);
        St36Texts.LiftClaims(document, context);
        publication.Descriptions = St36Texts.Texts(document, "description", language);
        publication.Claims = St36Texts.Claims(document, language, context);
        record.ClaimCount = CountOf(publication.Claims, language);
        record.Files = St36Texts.Files(document, FileKind.Drawing);
        St36EpParts.References(document.Child("ep-reference-list"), record, context);
        // The search report itself comes as page images, which are among the files.
        document.Child("search-report-data").Ignore();
        record.Publications = [publication];
        record.PublicationDate ??= publication.Date;
        context.Add(record);
    }

    /// <summary>
    /// Whose publication it is: as the bibliography says, or the root's attribute, or the letters in its name. Under the EPO's name the document is the EPO's, unless all that it says names
    /// one other office; of two that differ one is wrong, and is told.
    /// </summary>
    private static string? OfficeOf(XmlNode document, XmlNode bibliography)
    {
        var (said, attribute) = (St36Office.Code(bibliography.At("B100", "B190").Peek()), St36Office.Code(document.AttributeNode("country").Peek()));
        var named = St36Office.Prefix(document.Name);
        return named == Epo && said is not null && attribute is not null && said != attribute ? Epo : said ?? attribute ?? named;
    }

    private static void Identify(PatentRecord record, Publication publication, XmlNode document, ReadContext context)
    {
        var application = record.Number(Numbers.Application);
        if (record.Office == Epo && application is { Length: > 0 } && OfficeNumber.Fold(Epo, application) is { Length: 9 } nine && OfficeNumber.Fold(Epo, Numbers.Application, application).Length == 9 && !nine.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            context.Doubt("CHECK-DIGIT-WRONG", document.At("SDOBI", "B200", "B210"), application, "An application number whose last digit is its check digit (weights 1 and 2 in turn, modulo 10).");
        }
        if (publication.Number is not null)
        {
            record.Identifiers.Add(new OfficeNumber { Office = record.Office, Of = Numbers.Publication, Written = publication.Number });
        }
    }

    /// <summary>B100: this publication. The same stands in the attributes of the root element.</summary>
    private static void Document(XmlNode group, XmlNode document, Publication publication, ReadContext context)
    {
        publication.Number = group.TextOf("B110") ?? document.Attribute("doc-number");
        publication.Date = group.Child("B140").Exists ? context.Date(group.At("B140", "date")) : RegisterDate.TryParse(document.Attribute("date-publ"), out var date) ? date : null;
        foreach (var node in group.Children("B150"))
        {
            publication.Corrections = St36EpParts.Corrections(node);
        }
        // B121 is the kind code in words, B190 the office; id, file, status and DTD version are about the file.
        group.At("B120", "B121").Ignore();
        if (group.TextOf("B190") is { Length: 2 })
        {
            St36Root.Again(group.Child("B190"), publication.Office, context);
        }
        St36Root.Compare(document, publication, context);
        foreach (var name in (ReadOnlySpan<string>)["file", "status", "dtd-version"])
        {
            document.TransportAttribute(name);
        }
        if (document.AttributeNode("status").Peek() is not (null or "" or "n" or "c"))
        {
            // New, or corrected, which the bibliography says, too.
            document.AttributeNode("status").Unread();
        }
    }

    /// <summary>B200: filing and the procedure before the EPO.</summary>
    private static void Domestic(XmlNode group, PatentRecord record, Publication publication, ReadContext context)
    {
        if (group.TextOf("B210") is { } number)
        {
            record.Identifiers.Add(new OfficeNumber { Office = record.Office, Of = Numbers.Application, Written = number });
        }
        record.FilingDate = context.Date(group.At("B220", "date"));
        record.FilingLanguage = St36Values.Language(group.TextOf("B250"));
        record.ProcedureLanguage = St36Values.Language(group.TextOf("B251EP"));
        if (St36Values.Language(group.TextOf("B260")) is { } published)
        {
            publication.Languages = [published];
        }
        foreach (var dates in group.Children())
        {
            if (dates.Name is not ("B230" or "B240"))
            {
                continue;
            }
            foreach (var node in dates.Children())
            {
                // What stands there of another group is in the wrong place, and read by nobody.
                if (node.Name.StartsWith("B2", StringComparison.Ordinal))
                {
                    Event(node, record, context);
                }
            }
        }
    }

    /// <summary>B400: publications and other dates of public availability, each with its bulletin.</summary>
    private static void Dates(XmlNode group, PatentRecord record, Publication publication, ReadContext context)
    {
        publication.Gazette = group.At("B405", "bnum").Text;
        group.At("B405", "date").Ignore(); // the bulletin appeared on the day of this publication
        foreach (var node in group.Children())
        {
            switch (node.Name)
            {
                case "B405" or "B472":
                case var name when !name.StartsWith("B4", StringComparison.Ordinal):
                    continue;
                case "B430":
                    record.PublicationDate = context.Date(node.Child("date"));
                    break;
                case "B450":
                    record.RegistrationDate = context.Date(node.Child("date"));
                    break;
            }
            Event(node, record, context);
        }
    }

    /// <summary>An event of the EPO's procedure: a B-tag that holds a date, and perhaps the bulletin that announced it.</summary>
    public static void Event(XmlNode node, PatentRecord record, ReadContext context)
    {
        var date = context.Date(node.Child("date"));
        if (date is null)
        {
            return;
        }
        // The tags are the same with every office, and the EPO's file says what they mean.
        var happened = St36Values.Event(context, Epo, node.Name, date);
        var bulletin = node.TextOf("bnum");
        happened.Gazette = bulletin?.Trim('0') is { Length: > 0 } ? bulletin : null; // the EPO writes 000000 for none
        (record.Events ??= []).Add(happened);
    }

    /// <summary>B500: classifications, titles, citations.</summary>
    private static void Technical(XmlNode group, PatentRecord record, ReadContext context)
    {
        List<PatentClass>? ipc = null;
        List<PatentClass>? cpc = null;
        St36Classes.Ipcr(group.Child("B510EP"), ref ipc, context);
        St36EpParts.Ipc(group.Child("B510"), ref ipc, context);
        foreach (var node in group.At("B520EP", "classifications-cpc").Children("classification-cpc"))
        {
            St36Classes.AddUnique(ref cpc, St36Classes.Of(node, "cpc-version-indicator", context));
        }
        record.Ipc = ipc;
        record.Cpc = cpc;
        // A language that no title follows is read by nobody, and so is residue.
        XmlNode language = default;
        foreach (var node in group.Child("B540").Children())
        {
            if (node.Name == "B541")
            {
                language = node;
            }
            else if (node.Name == "B542" && St36Values.Line(node) is { } title)
            {
                (record.Titles ??= []).Add(new LocalText(St36Values.Language(language.Text), title));
            }
        }
        foreach (var node in group.Child("B560").Children())
        {
            switch (node.Name)
            {
                case "B561" or "B562" when St36Values.Line(node.Child("text")) is { } text:
                    (record.Citations ??= []).Add(node.Name == "B561" ? St36EpParts.Cited(text) : new Citation { Text = text });
                    break;
                case "B565EP" or "B566EP":
                    Event(node, record, context);
                    break;
            }
        }
        // Which figure stands on the title page: a matter of printing.
        group.At("B590", "B598").Ignore();
    }

    /// <summary>B000: about the file. B001EP is the list of states again, in places; B003EP says that the PCT publication stands for the EPO's.</summary>
    private static void System(XmlNode tags)
    {
        tags.Child("B001EP").Ignore();
        tags.Child("B003EP").Ignore();
        tags.Child("B005EP").Transport();
        tags.Child("B007EP").Transport();
    }

    private static int? CountOf(List<Claim>? claims, string? language)
    {
        var count = 0;
        foreach (var claim in claims ?? [])
        {
            count += claim.Language == language ? 1 : 0;
        }
        return count == 0 ? null : count;
    }
}
