using System.Globalization;
using Daftar.Dialects.St66;
using Daftar.Rights;
using Daftar.Rights.Designs;

namespace Daftar.Dialects.St86;

/// <summary>Representation sheets with their views, and specimens.</summary>
internal static class St86Views
{
    public static void AddSheets(XmlNode details, DesignRecord record, ReadContext context)
    {
        var sequence = 0;
        foreach (var sheet in details.Children("DesignRepresentationSheet"))
        {
            var whole = St66Files.Read(sheet, "RepresentationSheet", FileKind.View);
            if (whole.Name is not null || whole.Identifier is not null)
            {
                whole.View = "Representation sheet";
                St66Files.Add(record, whole);
            }
            foreach (var view in sheet.Child("ViewDetails").Children("View"))
            {
                Add(view, ++sequence, record, context);
            }
        }
    }

    private static void Add(XmlNode view, int sequence, DesignRecord record, ReadContext context)
    {
        var file = St66Files.Read(view, "View", FileKind.View);
        file.Sequence = sequence;
        foreach (var child in view.Children())
        {
            switch (child.Name)
            {
                case "ViewSequenceNumber":
                    file.Sequence = St66Values.Count(child, context) ?? file.Sequence;
                    break;
                case "ViewKind":
                    file.View = child.Text;
                    break;
                case "ViewTitle":
                    file.Text = child.Text;
                    break;
                case "ViewCategory":
                    // Figurative elements to be seen in this view.
                    record.Vienna = St66Files.WithCodes(record.Vienna, child);
                    record.ViennaEdition = Editions.Of(record.ViennaEdition, child, "CategoryVersion", "ClassificationVersion");
                    break;
            }
        }
        if (file.Name is null && file.Identifier is null)
        {
            context.Doubt("VIEW-WITHOUT-FILE", view, sequence.ToString(CultureInfo.InvariantCulture), "ViewFilename or ViewURI.");
            // What is said of it has no file to stand beside.
            view.Child("ViewTitle").Unread();
            view.Child("ViewKind").Unread();
            return;
        }
        St66Files.Add(record, file);
    }

    public static void AddSpecimens(XmlNode details, DesignRecord record)
    {
        foreach (var specimen in details.Children("DesignSpecimen"))
        {
            var file = St66Files.Read(specimen, "Specimen", FileKind.Document);
            file.View = "Specimen";
            file.Text = specimen.TextOf("SpecimenDescription");
            St66Files.Add(record, file);
        }
    }
}
