using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St36;

/// <summary>Technical data of red book 2.5 (B500): classes, citations, claims counted, field of search, figures, and the plant of a plant patent.</summary>
internal static class St36UsPatdocTechnical
{
    public static void Read(XmlNode group, IpRecord record, ReadContext context)
    {
        var international = group.Child("B510");
        // A file whose blanks were run together by some tool has lost the places of the classes, too: those of the United States stay as written then.
        var whole = international.At("B511", "PDAT").RawText is not { } first || first.Trim() is not { Length: > 4 and < 9 } tight || !char.IsAsciiLetterUpper(tight[0]);
        List<PatentClass>? national = null;
        foreach (var node in group.Child("B520").Children())
        {
            if (Symbol(node, whole) is { } symbol)
            {
                St36Classes.AddUnique(ref national, new PatentClass { Symbol = symbol, Office = "US", Position = node.Name == "B521" ? "F" : "L" });
            }
        }
        List<string>? searched = null;
        foreach (var node in group.Child("B580").Children())
        {
            // A range is written as it is printed; a symbol has its places; one of the IPC is text.
            St36Values.Add(ref searched, Symbol(node, whole && node.Name == "B582"));
        }
        var citations = Citations(group.Child("B560"), context);
        var figures = St36UsPatdoc.Count(group.At("B590", "B596"), context);
        // The claim and the drawing printed in the Official Gazette: a choice of the printer.
        foreach (var node in group.Child("B570").Children("B578US"))
        {
            node.Ignore();
        }
        if (record is DesignRecord design)
        {
            (design.NationalClasses, design.SearchFields, design.Citations, design.FigureCount) = (national?.ConvertAll(one => one.Symbol), searched, citations, figures);
            design.LocarnoEdition = St36UsPatdoc.Text(international.Child("B516"));
            foreach (var node in international.Children())
            {
                if (node.Name is "B511" or "B512" && St36UsPatdoc.Text(node) is { } text)
                {
                    (design.Locarno ??= []).Add(text.Length == 4 && !text.AsSpan().ContainsAnyExceptInRange('0', '9') ? text[..2] + "-" + text[2..] : text);
                }
            }
            // A design has one claim, and its sheets are its views.
            group.Child("B570").Ignore();
            group.At("B590", "B595").Ignore();
        }
        else if (record is PatentRecord patent)
        {
            (patent.National, patent.SearchFields, patent.Citations, patent.FigureCount) = (national, searched, citations, figures);
            patent.Ipc = Ipc(international, context);
            patent.ClaimCount = St36UsPatdoc.Count(group.At("B570", "B577"), context);
            patent.DrawingSheetCount = St36UsPatdoc.Count(group.At("B590", "B595"), context);
            patent.LatinName = St36UsPatdoc.Text(group.At("BOTANIC", "LATIN"));
            patent.VarietyName = St36UsPatdoc.Text(group.At("BOTANIC", "VARIETY"));
        }
    }

    private static string? Symbol(XmlNode node, bool places)
    {
        var text = node.Child("PDAT");
        return text.RawText is { } raw && raw.AsSpan().Trim().Length > 0 ? places ? St36Symbols.UsNational(raw) : raw.Trim() : null;
    }

    private static List<PatentClass>? Ipc(XmlNode group, ReadContext context)
    {
        List<PatentClass>? ipc = null;
        var edition = St36Symbols.Edition(group.At("B516", "PDAT"));
        foreach (var node in group.Children())
        {
            if (node.Name is not ("B511" or "B512") || node.Child("PDAT").RawText is not { } raw || raw.AsSpan().Trim().Length == 0)
            {
                continue;
            }
            if (St36Symbols.UsIpc(raw, out var whole) is { } symbol)
            {
                St36Classes.LeaveUnless(whole, node.Child("PDAT"));
                St36Classes.AddUnique(ref ipc, new PatentClass { Symbol = symbol, Version = edition, Position = node.Name == "B511" ? "F" : "L" });
            }
            else
            {
                context.Doubt("CLASS-UNREADABLE", node, raw, "Subclass, group in three places and subgroup, such as \"A47L  514\" for A47L 5/14.");
            }
        }
        return ipc;
    }

    private static List<Citation>? Citations(XmlNode group, ReadContext context)
    {
        List<Citation>? citations = null;
        foreach (var node in group.Children())
        {
            var citation = node.Name == "B561" ? Patent(node.Child("PCIT"), context) : node.Name == "B562" && St36UsPatdoc.Text(node.At("NCIT", "STEXT")) is { } text ? new Citation { Text = text } : null;
            if (citation is null)
            {
                continue;
            }
            citation.Category = node.Child("CITED-BY-EXAMINER").Ignore().Exists ? "cited by examiner" : node.Child("CITED-BY-OTHER").Ignore().Exists ? "cited by other" : null;
            citation.Passage = St36UsPatdoc.Text(node.Child("PCIT").Child("REL")) ?? St36UsPatdoc.Text(node.At("NCIT", "REL"));
            (citations ??= []).Add(citation);
        }
        return citations;
    }

    /// <summary>A cited patent: of the United States where no country is told, with the name printed beside it.</summary>
    private static Citation? Patent(XmlNode node, ReadContext context)
    {
        var id = node.Child("DOC");
        if (St36UsPatdoc.Text(id.Child("DNUM")) is not { } number)
        {
            return null;
        }
        var citation = new Citation
        {
            Office = St36UsPatdocParties.Country(id.Child("CTRY")) ?? "US", Number = number, KindCode = St36UsPatdoc.Text(id.Child("KIND")), Date = St36UsPatdoc.Date(id, context),
            Text = St36UsPatdoc.Text(node.At("PARTY-US", "NAM")),
        };
        // Classes of the cited document, printed for the examiner: they belong to that document's own record.
        node.Child("PIC").Ignore();
        foreach (var symbol in node.Children("PNC"))
        {
            symbol.Ignore();
        }
        return citation;
    }
}
