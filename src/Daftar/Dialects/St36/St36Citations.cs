using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>Citations: <c>citation</c> of ST.36 and DOCDB, <c>us-citation</c> of the USPTO, lists of references in a description.</summary>
internal static class St36Citations
{
    public static void All(XmlNode group, string name, ref List<Citation>? into, ReadContext context)
    {
        foreach (var node in group.Children(name))
        {
            St36Values.Add(ref into, Of(node, context));
        }
    }

    private static Citation? Of(XmlNode node, ReadContext context)
    {
        var citation = Patent(node.Child("patcit"), context) ?? Literature(node.Child("nplcit"));
        if (citation is null)
        {
            return null;
        }
        foreach (var part in node.Children())
        {
            switch (part.Name)
            {
                case "category": citation.Category = Joined(citation.Category, part.Text); break;
                case "rel-claims": citation.Claims = Joined(citation.Claims, part.Text); break;
            }
        }
        var summary = citation.Category is not null;
        citation.Phase = node.Attribute("cited-phase") is { } phase && phase != "undefined" ? phase : null;
        if (node.Attribute("cited-by") is { } by)
        {
            citation.Category ??= "cited by " + by;
        }
        citation.SearchingOffice = node.Attribute("srep-office");
        if (node.Attribute("cited-date") is { } date && RegisterDate.TryParse(date, out var on))
        {
            citation.CitedOn = on;
        }
        citation.Sequence ??= node.Attribute("sequence");
        node.Drop("sequence");
        foreach (var relevant in node.Children("rel-passage"))
        {
            var passages = default(string);
            foreach (var part in relevant.Children())
            {
                switch (part.Name)
                {
                    case "passage": passages = Joined(passages, Passage(part)); break;
                    // XY at the citation sums up the X and Y of its passages.
                    case "category": citation.Category = summary ? citation.Category : Joined(citation.Category, part.Text); part.Ignore(); break;
                    case "rel-claims": citation.Claims = Joined(citation.Claims, part.Text); break;
                }
            }
            citation.Passage = Joined(citation.Passage, passages);
        }
        // Classes of the cited document, printed for the examiner: they belong to that document's own record.
        node.Child("classification-national").Ignore();
        node.Child("classification-cpc-text").Ignore();
        node.Child("classifications-ipcr").Ignore();
        return citation;
    }

    /// <summary>Page, paragraph, figure …, each with the name of its element, or the text as it stands.</summary>
    private static string? Passage(XmlNode passage)
    {
        var text = passage.Text;
        foreach (var part in passage.Children())
        {
            if (part.HasContent && part.Text is { } value)
            {
                var word = part.Name switch { "pp" or "ppf" => "page", "ppl" => "to page", "para" or "paraf" => "paragraph", "paral" => "to paragraph", "linel" => "to line", _ => part.Name };
                text = Joined(text, word + " " + value);
            }
        }
        return text;
    }

    private static string? Joined(string? known, string? more) => more is null || known == more ? known : known is null ? more : known + "; " + more;

    public static Citation? Patent(XmlNode patcit, ReadContext context)
    {
        if (patcit.IsNone)
        {
            return null;
        }
        var citation = new Citation { Sequence = patcit.Attribute("num") };
        XmlNode id = default;
        foreach (var candidate in patcit.Children("document-id"))
        {
            if (id.IsNone || candidate.Attribute("document-id-type") == "docdb")
            {
                id.Ignore();
                id = candidate;
            }
            else
            {
                // The same document in another form.
                candidate.Ignore();
            }
        }
        citation.Office = St36Values.Country(id.Child("country"));
        citation.Number = id.TextOf("doc-number");
        citation.KindCode = id.TextOf("kind");
        citation.Date = context.Date(id.Child("date"));
        citation.Text = St36Values.Line(id.Child("name")) ?? St36Values.Line(patcit.Child("text"));
        var whole = patcit.Attribute("dnum");
        citation.Number ??= whole;
        // Keys inside the EPO's systems, and what kind of number dnum is.
        patcit.Drop("id");
        patcit.Drop("dnum-type");
        id.Drop("doc-id");
        id.Drop("document-id-type");
        return citation.Number is null && citation.Text is null ? null : citation;
    }

    public static Citation? Literature(XmlNode nplcit)
    {
        if (nplcit.IsNone)
        {
            return null;
        }
        var text = St36Values.Line(nplcit.Child("text", "othercit")) ?? St36Values.Line(nplcit);
        var citation = new Citation { Sequence = nplcit.Attribute("num"), Text = text };
        // Author, title, serial …: the parts of that text; npl-type and extracted-xp are keys inside the EPO's systems.
        nplcit.Ignore();
        return text is null ? null : citation;
    }
}
