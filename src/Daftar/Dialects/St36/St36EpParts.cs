using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>Parts of the EPO's bibliography that come as rows of B-tags: priorities, relations, states, corrections, references.</summary>
internal static class St36EpParts
{
    /// <summary>B300: triples of number (B310), date (B320) and country (B330), one after the other.</summary>
    public static List<Priority>? Priorities(XmlNode group, ReadContext context)
    {
        List<Priority>? priorities = null;
        foreach (var node in group.Children())
        {
            if (node.Name == "B310" || priorities is null)
            {
                priorities ??= [];
                priorities.Add(new Priority { Sequence = priorities.Count + 1 });
            }
            var last = priorities[^1];
            switch (node.Name)
            {
                case "B310": last.Number = node.Text; break;
                case "B320": last.Date = context.Date(node.Child("date")); break;
                case "B330": last.Office = St36Values.Country(node.Child("ctry")); break;
            }
        }
        return priorities;
    }

    /// <summary>B510: symbols of editions 1 to 7. B511 first, B512 further, B513 and B517EP additional information.</summary>
    public static void Ipc(XmlNode group, ref List<PatentClass>? into, ReadContext context)
    {
        var edition = St36Symbols.Edition(group.Child("B516"));
        foreach (var node in group.Children())
        {
            if (node.Name is not ("B511" or "B512" or "B513" or "B514" or "B517EP") || node.Text is not { } text)
            {
                continue;
            }
            if (St36Symbols.Symbol(text.AsSpan().TrimStart('/'), out var whole) is { } symbol)
            {
                St36Classes.LeaveUnless(whole, node);
                St36Classes.AddUnique(ref into, new PatentClass
                {
                    Symbol = symbol, Version = edition, Position = node.Name == "B511" ? "F" : "L", Value = node.Name is "B511" or "B512" ? "I" : "N",
                });
            }
            else
            {
                context.Doubt("CLASS-UNREADABLE", node, text, "A symbol such as 7C 07C 29/44 (ST.32, B511).");
            }
        }
    }

    /// <summary>B600: the parent of a divisional (B620) and its own divisionals (B620EP); B610, B630 … of other relations.</summary>
    public static List<Relation>? Relations(XmlNode group, string office, ReadContext context)
    {
        List<Relation>? relations = null;
        foreach (var node in group.Children())
        {
            var kind = node.Name switch
            {
                "B610" => RelationKind.Addition, "B620" or "B620EP" => RelationKind.Division, "B630" => RelationKind.Continuation,
                "B640" => RelationKind.Reissue, "B650" => RelationKind.RelatedPublication, "B660" => RelationKind.Substitution, _ => RelationKind.Other,
            };
            foreach (var parent in node.Children("parent"))
            {
                foreach (var other in parent.Children())
                {
                    var number = other.Child("dnum");
                    if (number.IsNone)
                    {
                        continue;
                    }
                    var application = number.TextOf("anum");
                    var publication = number.TextOf("pnum");
                    (relations ??= []).Add(new Relation
                    {
                        Kind = kind, Office = office, Number = application ?? publication, Of = application is null ? Numbers.Publication : Numbers.Application,
                        PublicationNumber = application is null ? null : publication, Date = context.Date(other.Child("date")), IsChild = other.Name == "cdoc",
                    });
                }
            }
        }
        return relations;
    }

    /// <summary>B800: states, and the PCT filing and publication a Euro-PCT application comes from.</summary>
    public static void Convention(XmlNode group, PatentRecord record, ReadContext context)
    {
        States(group.Child("B840"), "contracting", record);
        foreach (var node in group.Child("B844EP").Children("B845EP"))
        {
            States(node, "extension", record, context);
        }
        foreach (var node in group.Child("B848EP").Children("B849EP"))
        {
            States(node, "validation", record, context);
        }
        var filing = group.At("B860", "B861");
        if (filing.At("dnum", "anum").Text is { } number)
        {
            (record.Relations ??= []).Add(new Relation { Kind = RelationKind.InternationalFiling, Office = "WO", Number = number, Of = Numbers.International, Date = context.Date(filing.Child("date")), IsChild = false });
            // Shown and searched; the international application is an entry of its own.
            record.Identifiers.Add(new OfficeNumber { Office = "WO", Of = Numbers.International, Written = number, Shared = true });
        }
        var published = group.At("B870", "B871");
        if (published.At("dnum", "pnum").Text is { } publication)
        {
            (record.Relations ??= []).Add(new Relation { Kind = RelationKind.RelatedPublication, Office = "WO", Number = publication, Of = Numbers.Publication, Date = context.Date(published.Child("date")), IsChild = false });
        }
        // The PCT gazette's number follows from its date; the language of the international application is that of filing (B250).
        published.Child("bnum").Ignore();
        group.At("B860", "B862").Ignore();
        if (group.Child("B880").Exists)
        {
            St36Ep.Event(group.Child("B880"), record, context);
        }
    }

    private static void States(XmlNode group, string category, PatentRecord record, ReadContext? context = null)
    {
        var date = context?.Date(group.Child("date"));
        foreach (var node in group.Children("ctry"))
        {
            if (St36Values.Country(node) is { } state)
            {
                (record.Designations ??= []).Add(new Designation { Office = state, Category = category, Date = date });
            }
        }
    }

    /// <summary>B472/B475: pairs of date and state in which the patent has lapsed.</summary>
    public static void Lapses(XmlNode group, PatentRecord record, ReadContext context)
    {
        foreach (var lapse in group.Children("B475"))
        {
            // A date that no state follows is read by nobody, and so is residue.
            XmlNode dated = default;
            RegisterDate? date = null;
            foreach (var node in lapse.Children())
            {
                if (node.Name == "date")
                {
                    (dated, date) = (node, null);
                }
                else if (node.Name == "ctry" && St36Values.Country(node) is { } state)
                {
                    var designation = record.Designations?.Find(known => known.Office == state);
                    if (designation is null)
                    {
                        (record.Designations ??= []).Add(designation = new Designation { Office = state });
                    }
                    date ??= context.Date(dated);
                    designation.Status = GeneralStatus.Ended;
                    designation.StatusText = "lapsed";
                    designation.StatusDate = date;
                }
            }
        }
    }

    /// <summary>B150: code of the correction (W1 …), INID codes it touches, and its words by language.</summary>
    public static List<LocalText>? Corrections(XmlNode group)
    {
        List<LocalText>? texts = null;
        var code = group.TextOf("B151");
        var touched = group.TextOf("B153");
        Pairs(group.Child("B154"), "B1541", "B1542");
        Pairs(group.Child("B155"), "B1551", "B1552");
        if (texts is null && (code ?? touched) is not null)
        {
            texts = [new LocalText(null, Named(""))];
        }
        return texts;

        void Pairs(XmlNode notes, string ofLanguage, string ofText)
        {
            XmlNode language = default;
            foreach (var node in notes.Children())
            {
                if (node.Name == ofLanguage)
                {
                    language = node;
                }
                else if (node.Name == ofText && St36Values.Line(node) is { } text)
                {
                    (texts ??= []).Add(new LocalText(St36Values.Language(language.Text), Named(text)));
                }
            }
        }

        string Named(string text) => string.Join(": ", new[] { code, touched is null ? null : "(" + touched + ")", text }.Where(part => part is { Length: > 0 }));
    }

    /// <summary>"EP-A1- 3 109 871": office, kind, number with blanks. What is written otherwise stays a text.</summary>
    public static Citation Cited(string text)
    {
        var first = text.IndexOf('-', StringComparison.Ordinal);
        var second = first < 0 ? -1 : text.IndexOf('-', first + 1);
        if (first != 2 || second < 0 || second > first + 3)
        {
            return new Citation { Text = text };
        }
        var number = text[(second + 1)..].Replace(" ", "", StringComparison.Ordinal);
        var letters = 0;
        foreach (var c in number)
        {
            letters += char.IsAsciiDigit(c) || c is '/' or '-' ? 0 : 1;
        }
        // One letter: old Japanese and American numbers (H04123456, D351077). More is no number.
        return number.Length == 0 || letters > 1
            ? new Citation { Text = text }
            : new Citation { Office = text[..2], KindCode = text[(first + 1)..second], Number = number };
    }

    /// <summary>The list of documents cited in the description, which the EPO adds for the reader.</summary>
    public static void References(XmlNode list, PatentRecord record, ReadContext context)
    {
        foreach (var name in (ReadOnlySpan<string>)["patcit", "nplcit"])
        {
            foreach (var node in list.Descendants(name))
            {
                var citation = name == "patcit" ? St36Citations.Patent(node, context) : St36Citations.Literature(node);
                if (citation is null)
                {
                    continue;
                }
                citation.Category = "cited in the description";
                citation.Sequence = null;
                (record.Citations ??= []).Add(citation);
            }
        }
        // Headings, and the notice that the list is no part of the patent.
        list.Ignore();
    }
}
