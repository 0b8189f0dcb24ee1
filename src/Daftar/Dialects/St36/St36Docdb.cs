using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// DOCDB's <c>exchange-document</c>, in bulk files and in answers of OPS: a publication of any office as the EPO knows it. The register it
/// speaks of is the document's office; who delivered it is the package's business.
/// </summary>
internal static class St36Docdb
{
    public static void Read(XmlNode document, ReadContext context)
    {
        if (Of(document, context) is { } record)
        {
            context.Add(record);
        }
    }

    /// <summary>The record of an exchange document, not yet added: an answer about a family says more of it. Null where it has no number.</summary>
    public static IpRecord? Of(XmlNode document, ReadContext context)
    {
        var bibliography = document.Child("bibliographic-data");
        var reference = St36DocdbForms.Of(bibliography, "publication-reference", context);
        var office = reference.Docdb is null ? document.Attribute("country") ?? reference.Country : reference.Country;
        var number = reference.Docdb ?? document.Attribute("doc-number") ?? reference.Best;
        var kind = reference.Kind ?? document.Attribute("kind");
        if (office is null || number is null)
        {
            context.Doubt("RECORD-NUMBER-MISSING", document, null, "An office and a publication number (publication-reference, or attributes country and doc-number).", Severity.SetAside);
            return null;
        }
        IpRecord record = kind is ['S', ..] ? new DesignRecord { Office = office } : new PatentRecord { Office = office, Kind = kind is ['U' or 'Y' or 'Z', ..] ? "utility model" : "invention" };
        // Whoever passes it on: the EPO made the statement, also about other offices' documents.
        record.ExchangedBy = "EP";
        // OPS answers with parts of a document: an abstract alone says nothing of titles and parties.
        record.Scope = !Speaks(bibliography) ? new Scope(Parts.None, Parts.Publications | Parts.Text)
            // Documents of one application are amended and sent again in any order: what one of them lacks (the grant, in an A document; the
            // search report's citations, in a B document) is not taken away by it.
            : new Scope(Parts.Classification | Parts.Parties, Parts.Bibliography | Parts.Relations | Parts.Publications | Parts.Text | Parts.Events);
        Envelope(document, record, context);
        var publication = new Publication
        {
            Office = office, Number = number, KindCode = kind,
            Date = reference.Date ?? (RegisterDate.TryParse(document.Attribute("date-publ"), out var date) ? date : null),
        };
        if (St36Values.Language(bibliography.TextOf("language-of-publication")) is { } language)
        {
            publication.Languages = [language];
        }
        record.FilingLanguage = St36Values.Language(bibliography.TextOf("language-of-filing"));
        St36DocdbNumbers.Read(bibliography, record, publication, context);
        Availability(bibliography.Child("dates-of-public-availability"), record, publication, context);
        St36Root.Compare(document, publication, context);
        record.PublicationDate = publication.Date;
        foreach (var title in bibliography.Children("invention-title"))
        {
            title.Drop("data-format");
            Add(record.Titles ??= [], St36Values.Language(title.Attribute("lang")), St36Values.Line(title));
        }
        foreach (var text in document.Children("abstract"))
        {
            // Who made the abstract and in what form DOCDB holds it; of two in one language the first is kept.
            text.Drop("abstract-source");
            text.Drop("data-format");
            text.Drop("country");
            Add(publication.Abstracts ??= [], St36Values.Language(text.Attribute("lang")), text.FlowText);
        }
        St36DocdbParties.Read(bibliography.Child("parties"), record);
        Classes(bibliography, record, context);
        List<Citation>? citations = null;
        St36Citations.All(bibliography.Child("references-cited"), "citation", ref citations, context);
        States(bibliography.Child("designation-of-states"), record);
        // x: whether the kind code was made by DOCDB; no use beside the kind code itself.
        bibliography.Child("extended-kind-code").Ignore();
        if (record is PatentRecord patent)
        {
            patent.Citations = citations;
            patent.Family = document.Attribute("family-id");
            patent.FamilyMembers = Family(document.Child("patent-family"), context);
        }
        else if (record is DesignRecord design)
        {
            design.Citations = citations;
        }
        record.Publications = [publication];
        return record;
    }

    /// <summary>Whether there is more than the numbers that say which document it is.</summary>
    private static bool Speaks(XmlNode bibliography)
    {
        foreach (var node in bibliography.Children())
        {
            // OPS puts an empty <parties/> into answers that are about something else.
            if (node.Name is not ("publication-reference" or "application-reference") && node.HasContent)
            {
                return true;
            }
        }
        return false;
    }

    private static void Add(List<LocalText> texts, string? language, string? text)
    {
        if (text is not null && !texts.Exists(known => known.Language == language))
        {
            texts.Add(new LocalText(language, text));
        }
    }

    /// <summary>When DOCDB exchanged the document, and whether it takes it back (D). Days of exchange change with every export.</summary>
    private static void Envelope(XmlNode document, IpRecord record, ReadContext context)
    {
        var exchanged = document.AttributeNode("date-of-last-exchange").Transport();
        var added = document.AttributeNode("date-added-docdb").Transport();
        document.TransportAttribute("date-of-previous-exchange");
        record.Produced = context.Moment(exchanged) ?? context.Envelope.Moment("exchange-documents@date-of-exchange") ?? context.Moment(added);
        _ = added.Text;
        var status = document.TransportAttribute("status");
        record.Operation = status == "D" ? Operation.Delete : Operation.State;
        if (status is not (null or "A" or "C" or "D"))
        {
            document.AttributeNode("status").Unread();
        }
        // Keys and notes inside DOCDB and OPS.
        foreach (var name in (ReadOnlySpan<string>)["doc-id", "originating-office", "is-representative", "system", "sequence", "file", "family-id"])
        {
            document.Attribute(name);
        }
    }

    /// <summary>INID 41 to 48: of printing with grant comes the date of grant; the day of this publication itself says nothing new.</summary>
    private static void Availability(XmlNode group, IpRecord record, Publication publication, ReadContext context)
    {
        foreach (var node in group.Children())
        {
            var date = context.Date(node.At("document-id", "date"));
            publication.Date ??= date;
            if (node.Name is "printed-with-grant" or "not-printed-with-grant")
            {
                record.RegistrationDate = date;
                (record.Events ??= []).Add(new LegalEvent { Date = date, Category = node.Name, Text = "Granted", Language = "en", KeyEvent = record is PatentRecord ? "F10" : null });
            }
            else if (date is not null && date != publication.Date)
            {
                (record.Events ??= []).Add(new LegalEvent { Date = date, Category = node.Name, Text = node.Name.Replace('-', ' '), Language = "en" });
            }
            // Gazette, number and kind of that publication.
            node.Child("document-id").Ignore();
        }
    }

    internal static void Classes(XmlNode bibliography, IpRecord record, ReadContext context)
    {
        List<PatentClass>? ipc = null, cpc = null, national = null;
        St36Classes.Ipcr(bibliography.Child("classifications-ipcr"), ref ipc, context);
        foreach (var node in bibliography.Children("classification-ipc"))
        {
            St36Classes.Ipc(node, ref ipc, context);
        }
        foreach (var node in bibliography.Child("patent-classifications").Children("patent-classification"))
        {
            var scheme = node.Child("classification-scheme");
            var name = scheme.Attribute("scheme");
            var keeper = scheme.Attribute("office");
            var text = node.TextOf("classification-symbol");
            var of = text is null ? St36Classes.Of(node, "", context)
                : new PatentClass
                {
                    Symbol = St36Symbols.Symbol(text, out var whole) is { } read && whole ? read : text, Version = context.Date(scheme.Child("date")), Value = node.TextOf("classification-value"),
                    Position = node.TextOf("symbol-position"), Office = St36Values.Country(node.Child("generating-office")),
                };
            // Order of the list; how and when it was assigned; the same symbol by another office is the same symbol.
            node.Ignore();
            if (name is null or "CPC" or "CPCI" or "CPCA" or "CPCNO")
            {
                St36Classes.AddUnique(ref cpc, of);
            }
            else
            {
                if (of is not null)
                {
                    of.Office ??= keeper;
                }
                St36Classes.AddUnique(ref national, of);
            }
        }
        foreach (var node in bibliography.Children("classification-national"))
        {
            St36Classes.National(node, ref national);
        }
        if (record is PatentRecord patent)
        {
            patent.Ipc = ipc;
            patent.Cpc = cpc;
            patent.National = national;
        }
        else if (record is DesignRecord design)
        {
            design.NationalClasses = national?.ConvertAll(symbol => symbol.Symbol);
        }
    }

    internal static void States(XmlNode group, IpRecord record)
    {
        // An application of the PCT names some 150.
        var byState = new Dictionary<string, Designation>(StringComparer.Ordinal);
        foreach (var designation in record.Designations ?? [])
        {
            byState.TryAdd(designation.Office ?? "", designation);
        }
        var pct = group.Child("designation-pct");
        foreach (var region in pct.Children("regional"))
        {
            var of = St36Values.Country(region.At("region", "country"));
            foreach (var country in region.Children("country"))
            {
                Add(country, of is null ? "regional" : "regional " + of);
            }
        }
        foreach (var country in pct.Child("national").Children("country"))
        {
            Add(country, "national");
        }
        foreach (var country in group.Child("designation-epc").Child("contracting-states").Children("country"))
        {
            Add(country, "contracting");
        }
        foreach (var country in group.Child("designation-epc").Child("extension-states").Children("country"))
        {
            Add(country, "extension");
        }

        void Add(XmlNode country, string category)
        {
            // A state named for a national and a regional patent keeps both.
            if (St36Values.Country(country) is { } state)
            {
                if (byState.TryGetValue(state, out var known))
                {
                    known.Category += ", " + category;
                    return;
                }
                byState[state] = known = new Designation { Office = state, Category = category };
                (record.Designations ??= []).Add(known);
            }
        }
    }

    private static List<string>? Family(XmlNode family, ReadContext context)
    {
        List<string>? members = null;
        foreach (var member in family.Children("family-member"))
        {
            foreach (var node in member.Children("publication-reference"))
            {
                var of = new St36DocdbForms();
                of.Take(node, context);
                if (of.Docdb is not null)
                {
                    (members ??= []).Add($"{of.Country} {of.Docdb} {of.Kind}".TrimEnd());
                }
            }
            // The applications of the members, and the same numbers in other forms.
            member.Ignore();
        }
        return members;
    }
}
