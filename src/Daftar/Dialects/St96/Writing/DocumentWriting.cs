using Daftar.Rights;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>com:DocumentType under the name the right wants: documents that accompany the entry.</summary>
internal static class DocumentWriting
{
    public static void Write(St96Xml xml, St96Space space, string bag, string name, List<FileReference>? files)
    {
        var opened = false;
        foreach (var file in files ?? [])
        {
            if (file.Kind is FileKind.MarkImage or FileKind.Sound or FileKind.Multimedia or FileKind.View)
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(space, bag);
                opened = true;
            }
            One(xml, space, name, file);
        }
        if (opened)
        {
            xml.Close();
        }
    }

    private static void One(St96Xml xml, St96Space space, string name, FileReference file)
    {
        xml.Open(space, name);
        xml.Attribute("languageCode", file.Language);
        xml.Text(Com, "DocumentName", file.Text);
        xml.Text(Com, "FileName", file.Name);
        xml.Text(Com, "DocumentFormatCategory", ClosedLists.Document(file));
        xml.Text(Com, "DocumentKindCategory", file.View);
        xml.Text(Com, "DocumentDate", file.Date);
        if (name == "TrademarkDocument")
        {
            xml.Text(Com, "DocumentIdentifier", file.Identifier);
        }
        else
        {
            var isAddress = St96Documents.IsAddress(file.Identifier);
            xml.Text(Com, "DocumentLocationURI", isAddress ? file.Identifier : null);
            xml.LoseWhere(file.Identifier is not null && !isAddress, "fileBag/fileIdentifier");
        }
        xml.Close();
        xml.LoseWhere(file.Kind != FileKind.Document, "fileBag/fileCategory");
        xml.LoseWhere(file.Sequence is not null, "fileBag/sequenceNumber");
    }
}
