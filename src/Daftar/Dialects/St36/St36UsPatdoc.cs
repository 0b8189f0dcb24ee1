using System.Globalization;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// <c>PATDOC</c>, USPTO red book 2.4 and 2.5: grants of 2001 to 2004 with the B-tags of ST.32, before the office took over the names of ST.36. Every text
/// stands in a <c>PDAT</c> of its own.
/// </summary>
internal static class St36UsPatdoc
{
    private const string Office = "US";

    public static void Read(XmlNode document, ReadContext context)
    {
        var bibliography = document.Child("SDOBI");
        var published = bibliography.Child("B100");
        var kind = Text(published.Child("B130"));
        var design = kind is ['S', ..];
        IpRecord record = design ? new DesignRecord { Office = Office, Kind = "design patent" } : new PatentRecord { Office = Office, Kind = KindOf(kind) };
        record.Scope = bibliography.IsNone ? new Scope(Parts.None, Parts.Publications | Parts.Text | Parts.Files)
            : new Scope(Parts.Bibliography | Parts.Classification | Parts.Relations, Parts.Parties | Parts.Events | Parts.Publications | Parts.Text | Parts.Files | Parts.Procedures);
        // Version of the DTD and the run that made the file.
        document.TransportAttribute("DTD");
        document.TransportAttribute("STATUS");
        var publication = new Publication { Office = Office, Number = Text(published.Child("B110")), KindCode = kind, Date = Date(published.Child("B140"), context), Languages = ["en"] };
        Text(published.Child("B190")); // the publishing office: US
        record.Produced = Moments.Read(publication.Date?.ToString());
        var filed = bibliography.Child("B200");
        if (Text(filed.Child("B210")) is { } application)
        {
            record.Identifiers.Add(new OfficeNumber { Office = Office, Of = Numbers.Application, Written = application });
        }
        if (publication.Number is { } number)
        {
            record.Identifiers.Add(new OfficeNumber { Office = Office, Of = design ? Numbers.Registration : Numbers.Grant, Written = number });
        }
        if (record.Identifiers.Count == 0)
        {
            context.Doubt("RECORD-NUMBER-MISSING", document, null, "An application or patent number (B210, B110).", Severity.SetAside);
        }
        // The series code is the first two digits of the application number.
        filed.Child("B211US").Ignore();
        record.FilingDate = Date(filed.Child("B220"), context);
        record.RegistrationDate = kind is ['H', ..] ? null : publication.Date;
        record.PublicationDate = publication.Date;
        if (Text(filed.Child("B222US")) is { } notice)
        {
            record.Procedures = [new RegisterEntry { Kind = "continued prosecution application", Text = notice }];
        }
        if (Text(bibliography.At("B500", "B540")) is { } title)
        {
            record.Titles = [new LocalText("en", title)];
        }
        St36UsPatdocParties.Read(bibliography.Child("B700"), record);
        St36UsPatdocRelations.Read(bibliography, record, context);
        if (kind is not null)
        {
            (record.Events ??= []).Insert(0, St36Values.Event(context, Office, kind, publication.Date, !design));
        }
        St36UsPatdocTechnical.Read(bibliography.Child("B500"), record, context);
        Term(bibliography.At("B400", "B472"), record, context);
        Body(document, record, publication, context);
        record.Publications = [publication];
        context.Add(record);
    }

    /// <summary>The text of an element on one line, whatever it is wrapped in (DNUM, STEXT, PDAT).</summary>
    public static string? Text(XmlNode node) => St36Values.Line(node);

    /// <summary>The date of an element: DATE/PDAT, as YYYYMMDD, with 00 for a day that is not told.</summary>
    public static RegisterDate? Date(XmlNode node, ReadContext context) => context.Date(node.At("DATE", "PDAT"));

    public static int? Count(XmlNode node, ReadContext context) => St36Values.Count(node.Child("PDAT"), context);

    private static string KindOf(string? kind) => kind switch { ['P', ..] => "plant patent", ['H', ..] => "statutory invention registration", _ => "invention" };

    private static void Term(XmlNode term, IpRecord record, ReadContext context)
    {
        if (record is DesignRecord design)
        {
            design.TermYears = Count(term.Child("B474"), context);
        }
        else if (record is PatentRecord patent)
        {
            patent.TermYears = Count(term.Child("B474"), context);
            // Days, or the words "5 years": those stay residue.
            var extension = term.At("B474US", "PDAT");
            if (extension.RawText is { } raw && int.TryParse(raw.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days))
            {
                patent.TermExtensionDays = days;
            }
        }
        if (Date(term.Child("B473"), context) is { } disclaimed)
        {
            (record.Procedures ??= []).Add(new RegisterEntry { Kind = "disclaimer", Date = disclaimed });
        }
        else if (term.Child("B473US").Exists)
        {
            (record.Procedures ??= []).Add(new RegisterEntry { Kind = "disclaimer", Text = "Terminal disclaimer" });
        }
    }

    private static void Body(XmlNode document, IpRecord record, Publication publication, ReadContext context)
    {
        Files(document, record, record is DesignRecord ? FileKind.View : FileKind.Drawing);
        publication.Abstracts = St36Texts.Texts(document, "SDOAB", "en");
        St36Texts.LiftClaims(document, context, "SDODE", "SDOCL");
        var descriptions = St36Texts.Texts(document, "SDODE", "en");
        List<Claim>? claims = null;
        var group = document.Child("SDOCL");
        group.Child("H").Ignore(); // "What is claimed is:"
        foreach (var claim in group.Child("CL").Children("CLM"))
        {
            var id = claim.Attribute("ID");
            if (claim.FlowText is { } text)
            {
                var number = id?[(id.LastIndexOf('-') + 1)..].TrimStart('0');
                (claims ??= []).Add(new Claim(number is { Length: > 0 } ? number : null, "en", text));
            }
            else
            {
                ClaimText.Missing(context, claim, id);
            }
        }
        if (record is DesignRecord design)
        {
            design.Descriptions = descriptions;
            design.Claims = claims?.ConvertAll(claim => new LocalText(claim.Language, claim.Text));
            return;
        }
        publication.Descriptions = descriptions;
        publication.Claims = claims;
    }

    /// <summary>Every file the document names: pages of drawings, and formulas and structures inside the texts (EMI, MATHEMATICA, CHEMCDX, CHEMMOL).</summary>
    private static void Files(XmlNode within, IpRecord record, FileKind drawing)
    {
        foreach (var node in within.Children())
        {
            if (node.Attribute("FILE") is { } name)
            {
                var sheet = within.Name == "SDODR";
                (record.Files ??= []).Add(new FileReference
                {
                    Kind = sheet ? drawing : FileKind.Document, Name = name, Format = Path.GetExtension(name) is { Length: > 1 } ending ? ending[1..].ToLowerInvariant() : null,
                    View = sheet ? null : node.Name is "MATHEMATICA" ? "math" : node.Name is "CHEMCDX" or "CHEMMOL" ? "chem" : null,
                });
                // How it was placed, and an id.
                node.Ignore();
            }
            else
            {
                Files(node, record, drawing);
            }
        }
        if (within.Name == "SDODR")
        {
            within.Drop("ID");
        }
    }
}
