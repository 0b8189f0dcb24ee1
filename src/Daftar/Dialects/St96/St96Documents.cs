using Daftar.Rights;

namespace Daftar.Dialects.St96;

/// <summary>com:DocumentType under its many names: DocumentIncluded, TrademarkDocument, LicenceDocument …</summary>
internal static class St96Documents
{
    /// <summary>An address in the web.</summary>
    public static bool IsAddress(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    public static List<FileReference>? Add(List<FileReference>? files, XmlNode bag, ReadContext context)
    {
        foreach (var node in bag.Children())
        {
            var file = new FileReference { Kind = FileKind.Document };
            file.Language = St96Values.Language(node);
            foreach (var child in node.Children())
            {
                switch (child.Name)
                {
                    case "DocumentName":
                        file.Text = child.Text;
                        break;
                    case "TrademarkDocumentDescriptionText":
                        file.Text ??= child.Text;
                        break;
                    case "FileName":
                        file.Name = child.Text ?? file.Name;
                        break;
                    case "DocumentLocationURI" when IsAddress(child.Text):
                        // Where it lies, which is no name of a file of the package.
                        file.Identifier ??= child.Text;
                        break;
                    case "DocumentLocationURI":
                        file.Name ??= child.Text;
                        break;
                    case "DocumentFormatCategory":
                        file.Format = child.Text;
                        break;
                    case "DocumentKindCategory":
                    case "TrademarkDocumentCategory":
                        file.View ??= child.Text;
                        break;
                    case "DocumentDate":
                    case "DocumentCreatedDate":
                        file.Date ??= context.Date(child);
                        break;
                    case "DocumentIdentifier":
                        file.Identifier = child.Text;
                        break;
                    case "DocumentMediaCategory":
                        // Paper or file: the hub has only files.
                        child.Ignore();
                        break;
                }
            }
            if (file.Name is not null || file.Text is not null || file.Identifier is not null)
            {
                (files ??= []).Add(file);
            }
        }
        return files;
    }
}
