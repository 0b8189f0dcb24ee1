using Daftar.Rights;
using Daftar.Rights.Designs;

namespace Daftar.Dialects.St96;

/// <summary>dgn:DesignRepresentationBag: views one by one, or sheets that hold several.</summary>
internal static class St96Views
{
    /// <summary>Kinds of view that stand for another element than dgn:View.</summary>
    public const string Sheet = "Representation sheet", Specimen = "Specimen";

    public static void Read(DesignRecord record, XmlNode bag)
    {
        var place = 0;
        foreach (var representation in bag.Children("DesignRepresentation"))
        {
            foreach (var view in representation.Child("ViewBag").Children("View"))
            {
                View(record, view, ++place);
            }
            foreach (var sheet in representation.Child("DesignRepresentationSheetBag").Children("DesignRepresentationSheet"))
            {
                (record.Files ??= []).Add(new FileReference
                {
                    Kind = FileKind.View, View = Sheet, Name = sheet.TextOf("FileName"), Format = sheet.TextOf("ImageFormatCategory"), Text = sheet.TextOf("ViewReferenceText"),
                });
            }
        }
    }

    internal static void View(DesignRecord record, XmlNode view, int place)
    {
        var file = new FileReference { Sequence = place };
        foreach (var child in view.Children())
        {
            switch (child.Name)
            {
                case "FileName":
                    file.Name = child.Text;
                    break;
                case "ViewIdentifier":
                    // A mere count is the sequence; anything else is the view's own number, such as 1.2.
                    if (St96Values.Whole(child.Text) is { } count)
                    {
                        file.Sequence = count;
                    }
                    else
                    {
                        file.Identifier = child.Text;
                    }
                    break;
                case "ViewFileFormatCategory":
                    file.Format = child.Text;
                    break;
                case "Caption":
                    file.Text = St96Values.Words(child);
                    break;
                case "ViewTypeCategory":
                    file.View = child.Text;
                    break;
                case "ViewTypeTextBag":
                    foreach (var text in child.Children("ViewTypeText"))
                    {
                        file.View ??= text.Text;
                    }
                    break;
                case "ViewClassification":
                    foreach (var bag in child.Children("FigurativeElementClassificationBag"))
                    {
                        (record.Vienna, record.ViennaEdition) = St96Vienna.Read(record.Vienna, record.ViennaEdition, bag.Child("ViennaClassificationBag"));
                    }
                    break;
                case "ThumbnailFileName":
                case "HeightMeasure":
                case "WidthMeasure":
                    // The hub makes its own small images, and the file itself tells its size.
                    child.Ignore();
                    break;
            }
        }
        file.Kind = file.Format switch
        {
            "ThreeDS" or "ThreeDM" or "DWG" or "DWF" or "IGES" => FileKind.Model3D,
            "MPEG" or "WMV" or "SWF" => FileKind.Multimedia,
            _ => FileKind.View,
        };
        if (file.Name is not null)
        {
            (record.Files ??= []).Add(file);
        }
    }
}
