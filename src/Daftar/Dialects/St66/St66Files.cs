using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Dialects.St66;

/// <summary>Images with their figurative elements, sounds, multimedia and documents of a mark.</summary>
internal static class St66Files
{
    public static void AddImages(XmlNode details, TrademarkRecord mark)
    {
        foreach (var image in details.Children("MarkImage"))
        {
            var file = Read(image, "MarkImage", FileKind.MarkImage);
            foreach (var child in image.Children())
            {
                switch (child.Name)
                {
                    case "MarkImageColourClaimedText" or "MarkImageColourPartClaimedText":
                        mark.Colours = St66Values.WithText(mark.Colours, child);
                        break;
                    case "MarkImageCategory":
                        Category(child, mark);
                        break;
                    case "MarkImageRenditionDetails":
                        foreach (var rendition in child.Children("MarkImageRendition"))
                        {
                            var other = Read(rendition, "MarkImageRendition", FileKind.MarkImage);
                            other.View = rendition.TextOf("MarkImageRenditionKind");
                            Add(mark, other);
                        }
                        break;
                }
            }
            mark.InColour = file.Colour ?? mark.InColour;
            Add(mark, file);
        }
    }

    /// <summary>MarkSoundDetails, and the multimedia and models of offices that have them, are built as the images are.</summary>
    public static void AddAll(XmlNode details, string item, FileKind kind, IpRecord record)
    {
        foreach (var child in details.Children(item))
        {
            Add(record, Read(child, item, kind));
        }
    }

    /// <summary>DocumentType.</summary>
    public static void AddDocuments(XmlNode details, string item, IpRecord record, ReadContext context)
    {
        foreach (var document in details.Children(item))
        {
            var file = new FileReference
            {
                Kind = FileKind.Document,
                Name = document.TextOf("DocumentFilename") ?? document.TextOf("DocumentLocation"),
                Text = document.TextOf("DocumentName"),
                Format = document.TextOf("DocumentFileFormat"),
                Language = St66Values.Language(document.TextOf("DocumentLanguageCode")),
                Date = context.Date(document.Child("DocumentDate")),
            };
            if (file.Name is not null || file.Text is not null)
            {
                (record.Files ??= []).Add(file);
            }
        }
    }

    /// <summary>Identifier, file name or address, and format, under names that begin with <paramref name="prefix"/>.</summary>
    public static FileReference Read(XmlNode node, string prefix, FileKind kind)
    {
        var file = new FileReference { Kind = kind };
        foreach (var child in node.Children())
        {
            if (!child.Name.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }
            switch (child.Name.AsSpan(prefix.Length))
            {
                case "Identifier":
                    child.Drop("identifierKindCode");
                    file.Identifier = child.Text;
                    break;
                case "URI":
                    file.Name = child.Text ?? file.Name;
                    break;
                case "Filename":
                    file.Name ??= child.Text;
                    break;
                case "FileFormat":
                    file.Format = child.Text;
                    child.Judge();
                    break;
                case "ColourIndicator":
                    // What says neither stays unread, and is told (INDICATOR-UNREADABLE).
                    file.Colour = Indicators.Of(child.Peek()) is { } said && child.Text is not null ? said : null;
                    break;
            }
        }
        return file;
    }

    public static void Add(IpRecord record, FileReference file)
    {
        if (file.Name is not null || file.Identifier is not null)
        {
            (record.Files ??= []).Add(file);
        }
    }

    /// <summary>Vienna codes; the USPTO writes its own design search codes in an extension.</summary>
    private static void Category(XmlNode category, TrademarkRecord mark)
    {
        mark.Vienna = WithCodes(mark.Vienna, category);
        mark.ViennaEdition = ViennaEdition(mark.ViennaEdition, category);
        foreach (var search in category.Child("CategoryCodeDetailsExt").Children("DesignSearchDetails"))
        {
            mark.NationalFigurative = St66Values.WithOnce(mark.NationalFigurative, search.TextOf("DesignSearchCode"));
            foreach (var words in search.Children("DesignSearchDescriptionText"))
            {
                // The heading of the code in the office's manual, the same for every mark that has the code.
                words.Ignore();
            }
        }
    }

    /// <summary>CategoryVersion of the standard, and what offices call it beside.</summary>
    private static string? ViennaEdition(string? known, XmlNode category) => Editions.Of(known, category, "CategoryVersion", "ClassificationVersion", "ViennaClassVersion", "ViennaClassificationVersion");

    /// <summary>CategoryCodeDetails/CategoryCode: codes of the Vienna Classification.</summary>
    public static List<string>? WithCodes(List<string>? codes, XmlNode category)
    {
        foreach (var code in category.Child("CategoryCodeDetails").Children("CategoryCode"))
        {
            codes = St66Values.WithOnce(codes, code.Text);
        }
        return codes;
    }
}
