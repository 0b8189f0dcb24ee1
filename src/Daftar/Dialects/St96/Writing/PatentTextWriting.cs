using System.Globalization;
using Daftar.Rights;
using Daftar.Rights.Patents;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>The body of a pat:PatentPublication: description, claims, abstract, drawings, or the address of the whole as a document.</summary>
internal static class PatentTextWriting
{
    public static void Write(St96Xml xml, PatentRecord patent, Publication? publication, string? ofClaims, FileReference? whole)
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
        Claims(xml, publication?.Claims, ofClaims);
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
        Lines(xml, Com, "P", text.Text);
        xml.Close();
    }

    /// <summary>One element a line.</summary>
    private static void Lines(St96Xml xml, St96Space space, string name, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            xml.Text(space, name, line);
        }
    }

    /// <summary>The claims in one language: the schema has one pat:Claims.</summary>
    private static void Claims(St96Xml xml, List<Claim>? claims, string? language)
    {
        if (claims is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Pat, "Claims");
        xml.Attribute("languageCode", language);
        foreach (var claim in claims)
        {
            if (claim.Language != language)
            {
                continue;
            }
            if (claim.Number is null)
            {
                // Every paragraph is a claim of its own; its lines are kept apart by breaks.
                xml.Open(Com, "P");
                var isFirst = true;
                foreach (var line in claim.Text.Split('\n'))
                {
                    if (!isFirst)
                    {
                        xml.Open(Com, "Br").Close();
                    }
                    isFirst = false;
                    xml.Raw.WriteString(St96Xml.Clean(line));
                }
                xml.Close();
                continue;
            }
            xml.Open(Pat, "Claim");
            xml.Text(Pat, "ClaimNumber", claim.Number);
            Lines(xml, Pat, "ClaimText", claim.Text);
            xml.Close();
        }
        xml.Close();
    }

    /// <summary>Drawings that all have numbers are pat:Figures. Where one has none, all of them are documents that are drawings, in their order.</summary>
    private static bool AreFigures(List<FileReference>? files) =>
        files is not null && files.TrueForAll(static file => file.Kind != FileKind.Drawing || file.Identifier is not null || file.Sequence is not null);

    private static void Drawings(St96Xml xml, List<FileReference>? files)
    {
        var opened = false;
        foreach (var file in AreFigures(files) ? files! : [])
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
            xml.Text(Pat, "FigureNumber", file.Identifier ?? file.Sequence?.ToString(CultureInfo.InvariantCulture));
            xml.Open(Com, "Image");
            xml.Text(Com, "ImageFormatCategory", ClosedLists.Image(file.Format));
            xml.Text(Com, "FileName", file.Name);
            xml.Close();
            xml.Close();
            xml.LoseWhere(file.Text is not null || file.Date is not null, "fileBag/drawing");
        }
        if (opened)
        {
            xml.Close();
        }
    }

    private static void Documents(St96Xml xml, List<FileReference>? files)
    {
        var opened = false;
        var figures = AreFigures(files);
        foreach (var file in files ?? [])
        {
            if ((figures && file.Kind == FileKind.Drawing) || file.Name is null)
            {
                xml.LoseWhere(file.Name is null, "fileBag");
                continue;
            }
            if (!opened)
            {
                xml.Open(Com, "ExternalDocumentBag");
                opened = true;
            }
            var isListing = file.Kind == FileKind.SequenceListing;
            xml.Open(Com, "ExternalDocument");
            xml.Attribute("sequenceNumber", file.Sequence?.ToString(CultureInfo.InvariantCulture));
            xml.Text(Com, "FileName", file.Name);
            xml.Text(Com, "DocumentFormatCategory", ClosedLists.Document(file));
            xml.Text(Com, "DocumentContentCategory", isListing ? St96PatentText.SequenceListing : file.Kind == FileKind.Drawing ? St96PatentText.Drawing : ClosedLists.Content(file.View));
            xml.Close();
            xml.LoseWhere(file.Kind is not (FileKind.Document or FileKind.SequenceListing or FileKind.Drawing), "fileBag/fileCategory");
            xml.LoseWhere(file.Text is not null || file.Date is not null || file.Identifier is not null || file.Language is not null, "fileBag/document");
        }
        if (opened)
        {
            xml.Close();
        }
    }
}
