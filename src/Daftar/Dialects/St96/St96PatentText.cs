using Daftar.Rights;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St96;

/// <summary>The body of a pat:PatentPublication: description, claims, abstract, drawings, or page images in their place.</summary>
internal static class St96PatentText
{
    public static void Read(PatentRecord patent, XmlNode document, ref Publication? publication, string? language, ReadContext context)
    {
        List<FileReference>? files = null;
        foreach (var child in document.Children())
        {
            switch (child.Name)
            {
                case "Description":
                    (publication ??= new Publication()).Descriptions = Text(publication.Descriptions, child, language, ref files);
                    break;
                case "Abstract":
                    (publication ??= new Publication()).Abstracts = Text(publication.Abstracts, child, language, ref files);
                    break;
                case "Claims":
                    (publication ??= new Publication()).Claims = Claims(publication.Claims, child, language, ref files, context);
                    break;
                case "ClaimStatement":
                    // "The invention claimed is:"
                    child.Ignore();
                    break;
                case "Drawings":
                    Drawings(child, ref files);
                    break;
                case "PageImage":
                    Image(child, FileKind.PageImage, ref files);
                    break;
                case "DocumentURI":
                    Uri(child, ref files);
                    break;
                case "ExternalDocumentBag":
                    foreach (var external in child.Children("ExternalDocument"))
                    {
                        External(external, ref files);
                    }
                    break;
            }
        }
        patent.Files = files;
    }

    /// <summary>Files are taken first: reading the running text leaves them out.</summary>
    public static List<LocalText>? Text(List<LocalText>? texts, XmlNode node, string? language, ref List<FileReference>? files)
    {
        Inside(node, ref files);
        node.TransportAttribute("id");
        var own = St96Values.Language(node) ?? language;
        if (node.FlowText is { } text)
        {
            (texts ??= []).Add(new LocalText(own, text));
        }
        return texts;
    }

    public static List<Claim>? Claims(List<Claim>? claims, XmlNode set, string? language, ref List<FileReference>? files, ReadContext context)
    {
        Inside(set, ref files);
        set.TransportAttribute("id");
        var own = St96Values.Language(set) ?? language;
        foreach (var child in set.Children())
        {
            if (child.Name == "Claim")
            {
                Claim(ref claims, child, own, context);
            }
            else if (child.Name == "P" && child.FlowText is { } text)
            {
                (claims ??= []).Add(new Claim(null, own, text));
            }
        }
        return claims;
    }

    private static void Claim(ref List<Claim>? claims, XmlNode node, string? language, ReadContext context)
    {
        node.TransportAttribute("id");
        node.Drop("implicitIndicator");
        string? number = null, text = null;
        foreach (var child in node.Children())
        {
            switch (child.Name)
            {
                case "ClaimNumber":
                    number ??= child.Text?.TrimStart('0') is { Length: > 0 } written ? written : null;
                    break;
                case "ClaimNumberRange":
                    number ??= child.TextOf("BeginRangeNumber") + "-" + child.TextOf("EndRangeNumber");
                    break;
                case "ClaimText":
                    text = child.FlowText is { } part ? text is null ? part : text + "\n" + part : text;
                    break;
                case "ClaimTypeCategory":
                    // Dependent or not: the text says on which claim.
                    child.Ignore();
                    break;
                case "ClaimStatusCategory":
                    if (child.Text is { } status && status is "canceled" or "Cancelled" or "Canceled" && text is null)
                    {
                        text = "(" + child.Text + ")";
                    }
                    child.Judge();
                    break;
            }
        }
        if (text is not null)
        {
            (claims ??= []).Add(new Claim(number, language, text));
        }
        else
        {
            ClaimText.Missing(context, node, number);
        }
    }

    private static void Drawings(XmlNode drawings, ref List<FileReference>? files)
    {
        drawings.TransportAttribute("id");
        foreach (var child in drawings.Children())
        {
            switch (child.Name)
            {
                case "Figure":
                    child.TransportAttribute("id");
                    var number = child.TextOf("FigureNumber");
                    var from = files?.Count ?? 0;
                    Image(child.Child("Image"), FileKind.Drawing, ref files);
                    if (files is not null && files.Count > from)
                    {
                        // 3 is the third figure; 3A and Fig-3 are names of figures.
                        var place = int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var plain) && plain.ToString(System.Globalization.CultureInfo.InvariantCulture) == number ? plain : (int?)null;
                        (files[^1].Identifier, files[^1].Sequence) = (place is null ? number : null, place);
                    }
                    break;
                case "PageImage":
                    Image(child, FileKind.Drawing, ref files);
                    break;
                case "DocumentURI":
                    Uri(child, ref files);
                    break;
            }
        }
    }

    /// <summary>Images inside running text: formulas, structures, tables.</summary>
    private static void Inside(XmlNode text, ref List<FileReference>? files)
    {
        foreach (var child in text.Children())
        {
            if (child.Name is "Image" or "PageImage" or "TableImage")
            {
                Image(child, child.Name == "PageImage" ? FileKind.PageImage : FileKind.Document, ref files);
            }
            else if (child.Name == "ExternalDocument")
            {
                External(child, ref files);
            }
            else if (child.Name == "DocumentURI")
            {
                Uri(child, ref files);
            }
            else
            {
                Inside(child, ref files);
            }
        }
    }

    private static void Image(XmlNode image, FileKind kind, ref List<FileReference>? files)
    {
        var name = image.TextOf("FileName") ?? image.Attribute("fileLocationURI");
        var format = image.TextOf("ImageFormatCategory");
        var content = image.Attribute("imageContentCategory");
        // Size, resolution, orientation and wrapping say how it was printed.
        image.Ignore();
        if (name is not null)
        {
            (files ??= []).Add(new FileReference { Kind = kind, Name = name, Format = format, View = kind == FileKind.Document ? content : null });
        }
    }

    private static void External(XmlNode node, ref List<FileReference>? files)
    {
        var place = St96Values.Whole(node.AttributeNode("sequenceNumber"));
        var content = node.TextOf("DocumentContentCategory");
        if ((node.TextOf("FileName") ?? node.TextOf("DocumentLocationURI")) is { } name)
        {
            (files ??= []).Add(new FileReference
            {
                Kind = content switch { SequenceListing => FileKind.SequenceListing, Drawing => FileKind.Drawing, _ => FileKind.Document }, Name = name,
                Sequence = place, Format = node.TextOf("DocumentFormatCategory"),
                View = content is SequenceListing or Drawing ? null : content,
            });
        }
    }

    /// <summary>com:DocumentContentCategory of a sequence listing, and of a drawing without a number.</summary>
    public const string SequenceListing = "Sequence listing", Drawing = "Drawing";

    private static void Uri(XmlNode node, ref List<FileReference>? files)
    {
        var format = node.Attribute("pageDocumentFormatCategory");
        var name = node.Text;
        node.Ignore();
        if (name is not null)
        {
            (files ??= []).Add(new FileReference { Kind = FileKind.Document, Name = name, Format = format, View = Whole });
        }
    }

    /// <summary>The kind of document that is the whole publication.</summary>
    public const string Whole = "publication";
}
