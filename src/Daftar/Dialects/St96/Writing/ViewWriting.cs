using System.Globalization;
using Daftar.Rights;
using Daftar.Rights.Designs;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>dgn:DesignRepresentationBag with views and sheets, and dgn:DesignSpecimenBag.</summary>
internal static class ViewWriting
{
    public static void Views(St96Xml xml, DesignRecord design)
    {
        var views = design.Files?.FindAll(static file => file.Kind is FileKind.View or FileKind.Model3D or FileKind.Multimedia && file.View != St96Views.Sheet);
        var sheets = design.Files?.FindAll(static file => file.Kind == FileKind.View && file.View == St96Views.Sheet);
        if (views is not { Count: > 0 } && sheets is not { Count: > 0 })
        {
            xml.LoseWhere(design.Vienna is not null, "viennaClassificationBag");
            xml.LoseWhere(design.ViennaEdition is not null, "viennaClassificationEdition");
            return;
        }
        xml.Open(Dgn, "DesignRepresentationBag");
        if (views is { Count: > 0 })
        {
            xml.Open(Dgn, "DesignRepresentation").Open(Dgn, "ViewBag");
            for (var at = 0; at < views.Count; at++)
            {
                View(xml, views[at], at == 0 ? design.Vienna : null, design.ViennaEdition);
            }
            xml.Close();
            xml.Close();
        }
        if (sheets is { Count: > 0 })
        {
            xml.Open(Dgn, "DesignRepresentation").Open(Dgn, "DesignRepresentationSheetBag");
            foreach (var sheet in sheets)
            {
                xml.Open(Dgn, "DesignRepresentationSheet");
                xml.Text(Com, "FileName", sheet.Name);
                xml.Text(Dgn, "ViewReferenceText", sheet.Text);
                xml.Text(Com, "ImageFormatCategory", ClosedLists.Image(sheet.Format));
                xml.Close();
            }
            xml.Close();
            xml.Close();
        }
        xml.Close();
    }

    private static void View(St96Xml xml, FileReference file, List<string>? vienna, string? edition)
    {
        xml.Open(Dgn, "View");
        xml.Text(Com, "FileName", file.Name);
        xml.Text(Dgn, "ViewIdentifier", file.Sequence?.ToString(CultureInfo.InvariantCulture) ?? file.Identifier);
        xml.Text(Dgn, "ViewFileFormatCategory", ClosedLists.View(file.Format));
        xml.Text(Com, "Caption", file.Text);
        if (vienna is { Count: > 0 })
        {
            xml.Open(Dgn, "ViewClassification").Open(Com, "FigurativeElementClassificationBag").Open(Com, "ViennaClassificationBag");
            xml.Text(Com, "ViennaClassificationEdition", edition);
            foreach (var code in vienna)
            {
                xml.Text(Com, "ViennaClassificationText", code);
            }
            xml.Close();
            xml.Close();
            xml.Close();
        }
        if (file.View is { } kind)
        {
            if (Kinds.Contains(kind))
            {
                xml.Text(Dgn, "ViewTypeCategory", kind);
            }
            else
            {
                xml.Open(Dgn, "ViewTypeTextBag");
                xml.Text(Dgn, "ViewTypeText", kind);
                xml.Close();
            }
        }
        xml.Close();
        xml.LoseWhere(file.Identifier is not null && file.Sequence is not null, "fileBag/fileIdentifier");
        xml.LoseWhere(file.Date is not null, "fileBag/documentDate");
        xml.LoseWhere(file.Language is not null, "fileBag/languageCode");
    }

    public static void Specimens(St96Xml xml, DesignRecord design)
    {
        var specimens = design.Files?.FindAll(static file => file.Kind == FileKind.Document && file.View == St96Views.Specimen);
        if (specimens is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Dgn, "DesignSpecimenBag");
        foreach (var specimen in specimens)
        {
            xml.Open(Dgn, "DesignSpecimen");
            xml.Text(Dgn, "SpecimenIdentifier", specimen.Identifier);
            xml.Text(Dgn, "SpecimenDescriptionText", specimen.Text);
            xml.Text(Com, "FileName", specimen.Name);
            xml.Text(Com, "ImageFormatCategory", ClosedLists.Image(specimen.Format));
            xml.Close();
        }
        xml.Close();
    }

    // dgn:ViewTypeCategoryType, V6.0
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "Perspective", "Front", "Back", "Top", "Bottom", "Left", "Right", "Isometric", "Reference", "Unfolded", "Exploded", "Cross sectional",
        "Enlarged", "Front Surface", "Back Surface", "Representative typeface", "Example typeface", "Typeface set",
    };
}
