using Daftar.Rights;

namespace Daftar.Dialects.St36;

/// <summary>Abstract, description, claims and drawings: the body of an ST.36 document, the same in every flavour.</summary>
internal static class St36Texts
{
    public static List<LocalText>? Texts(XmlNode document, string name, string? language)
    {
        List<LocalText>? texts = null;
        foreach (var node in document.Children(name))
        {
            var own = St36Values.Language(node.Attribute("lang")) ?? language;
            if (node.FlowText is { } text && (texts is null || !texts.Exists(known => known.Language == own)))
            {
                (texts ??= []).Add(new LocalText(own, text));
            }
        }
        return texts;
    }

    /// <summary>Claims inside the description, whose end tag stands behind them, are claims all the same; they are told, and are no part of its text.</summary>
    public static void LiftClaims(XmlNode document, ReadContext context, string description = "description", string name = "claims")
    {
        if (document.Child(name).Exists || document.Child(description).Child(name) is not { Exists: true } claims)
        {
            return;
        }
        claims.Lift();
        context.Doubt("ELEMENT-MISPLACED", claims, $"<{name}> in <{description}>", $"<{name}> behind </{description}>: the end tag of the description stands too late. They were read as claims.");
    }

    public static List<Claim>? Claims(XmlNode document, string? language, ReadContext context)
    {
        List<Claim>? claims = null;
        foreach (var set in document.Children("claims"))
        {
            var own = St36Values.Language(set.Attribute("lang")) ?? language;
            // The id only serves references inside the document.
            set.Drop("id");
            foreach (var claim in set.Children("claim"))
            {
                // ST.36 pads the number for sorting: 0001, 00001.
                var number = claim.Attribute("num")?.TrimStart('0');
                if (claim.FlowText is { } text)
                {
                    (claims ??= []).Add(new Claim(number is { Length: > 0 } ? number : null, own, text));
                }
                else
                {
                    ClaimText.Missing(context, claim, number);
                }
            }
        }
        return claims;
    }

    /// <summary>Every file the document names: drawings, and images, structures and formulas inside the texts.</summary>
    public static List<FileReference>? Files(XmlNode document, FileKind drawing)
    {
        List<FileReference>? files = null;
        foreach (var figures in document.Children("drawings"))
        {
            figures.Drop("id");
            figures.Drop("lang");
            foreach (var figure in figures.Children("figure"))
            {
                figure.Drop("id");
                var number = figure.Attribute("num")?.TrimStart('0');
                foreach (var image in figure.Children("img"))
                {
                    St36Values.Add(ref files, Image(image, drawing, number));
                }
                if (figure.FlowText is { } text && files is [.., var last])
                {
                    last.Text = text;
                }
            }
            foreach (var page in figures.Children("doc-page"))
            {
                St36Values.Add(ref files, Page(page, drawing));
            }
        }
        Inside(document.Child("abstract"), ref files);
        Inside(document.Child("description"), ref files);
        foreach (var claims in document.Children("claims"))
        {
            Inside(claims, ref files);
        }
        foreach (var report in document.Children("search-report-data"))
        {
            foreach (var page in report.Children("doc-page"))
            {
                if (Page(page, FileKind.PageImage) is { } file)
                {
                    file.View = "search report";
                    (files ??= []).Add(file);
                }
            }
        }
        return files;
    }

    /// <summary>Images inside running text: formulas, structures, tables.</summary>
    private static void Inside(XmlNode text, ref List<FileReference>? files)
    {
        foreach (var child in text.Children())
        {
            if (child.Name == "img")
            {
                St36Values.Add(ref files, Image(child, FileKind.Document, null));
            }
            else
            {
                Inside(child, ref files);
            }
        }
    }

    private static FileReference? Image(XmlNode image, FileKind kind, string? number)
    {
        var name = image.Attribute("file");
        var content = image.Attribute("img-content");
        // Size, orientation and id say how it was printed.
        image.Ignore();
        return name is null ? null : new FileReference
        {
            Kind = kind == FileKind.Document && content == "drawing" ? FileKind.Drawing : kind,
            Name = name, Sequence = St36Values.Sequence(number), Format = image.Attribute("img-format"),
            View = content is null or "drawing" ? null : content,
            Identifier = number is not null && St36Values.Sequence(number) is null && number.Length > 0 ? number : null,
        };
    }

    private static FileReference? Page(XmlNode page, FileKind kind)
    {
        var name = page.Attribute("file");
        page.Ignore();
        return name is null ? null : new FileReference { Kind = kind, Name = name, Format = page.Attribute("type") };
    }
}
