using Daftar.Rights;
using Daftar.Rights.Patents;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>The body of a pat:PatentPublication: description, claims, abstract, drawings, or the address of the whole as a document.</summary>
internal static class PatentTextWriting
{
    public static void Write(St96Xml xml, PatentRecord patent, Publication? publication, FileReference? whole)
    {
        var hasText = publication is { Claims: not null } or { Descriptions: not null } or { Abstracts: not null };
        if (!hasText && whole is not null)
        {
            xml.Open(Pat, "DocumentURI");
            xml.Attribute(Pat, "pageDocumentFormatCategory", whole.Format);
            xml.Raw.WriteString(whole.Name ?? "");
            xml.Close();
            xml.LoseWhere(patent.Files is { Count: > 1 }, "fileBag");
            return;
        }
        foreach (var description in publication?.Descriptions ?? [])
        {
            Paragraphs(xml, "Description", description);
        }
        Claims(xml, publication?.Claims);
        foreach (var text in publication?.Abstracts ?? [])
        {
            Paragraphs(xml, "Abstract", text);
        }
        Drawings(xml, patent.Files);
        Documents(xml, patent.Files);
    }

    private static void Paragraphs(St96Xml xml, string name, LocalText text)
    {
        xml.Open(Pat, name);
        xml.Attribute("languageCode", text.Language);
        foreach (var line in text.Text.Split('\n'))
        {
            xml.Text(Com, "P", line);
        }
        xml.Close();
    }

    /// <summary>One pat:Claims for each language; the schema has one.</summary>
    private static void Claims(St96Xml xml, List<Claim>? claims)
    {
        string? language = null;
        var opened = false;
        foreach (var claim in claims ?? [])
        {
            if (!opened || claim.Language != language)
            {
                if (opened)
                {
                    xml.Close();
                }
                language = claim.Language;
                opened = true;
                xml.Open(Pat, "Claims");
                xml.Attribute("languageCode", language);
            }
            if (claim.Number is null)
            {
                xml.Text(Com, "P", claim.Text);
                continue;
            }
            xml.Open(Pat, "Claim");
            xml.Text(Pat, "ClaimNumber", claim.Number);
            foreach (var line in claim.Text.Split('\n'))
            {
                xml.Text(Pat, "ClaimText", line);
            }
            xml.Close();
        }
        if (opened)
        {
            xml.Close();
        }
    }

    private static void Drawings(St96Xml xml, List<FileReference>? files)
    {
        var opened = false;
        foreach (var file in files ?? [])
        {
            if (file.Kind != FileKind.Drawing)
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Pat, "Drawings");
                opened = true;
            }
            xml.Open(Pat, "Figure");
            xml.Text(Pat, "FigureNumber", file.Identifier ?? "");
            xml.Open(Com, "Image");
            xml.Text(Com, "ImageFormatCategory", file.Format);
            xml.Text(Com, "FileName", file.Name);
            xml.Close();
            xml.Close();
            xml.LoseWhere(file.Text is not null || file.Sequence is not null || file.Date is not null, "fileBag/drawing");
        }
        if (opened)
        {
            xml.Close();
        }
    }

    private static void Documents(St96Xml xml, List<FileReference>? files)
    {
        var opened = false;
        foreach (var file in files ?? [])
        {
            if (file.Kind == FileKind.Drawing)
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Com, "ExternalDocumentBag");
                opened = true;
            }
            var isListing = file.Kind == FileKind.SequenceListing;
            xml.Open(Com, "ExternalDocument");
            xml.Text(Com, "FileName", file.Name);
            xml.Text(Com, "DocumentFormatCategory", file.Format);
            xml.Text(Com, "DocumentContentCategory", isListing ? St96PatentText.SequenceListing : file.View);
            xml.Close();
            xml.LoseWhere(file.Kind is not (FileKind.Document or FileKind.SequenceListing), "fileBag/fileCategory");
            xml.LoseWhere(file.Text is not null || file.Date is not null || file.Identifier is not null || file.Language is not null || file.Sequence is not null, "fileBag/document");
        }
        if (opened)
        {
            xml.Close();
        }
    }
}
