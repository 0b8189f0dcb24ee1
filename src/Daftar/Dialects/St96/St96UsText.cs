using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>
/// USPTO claims, specification and abstract documents (urn:us:gov:doc:uspto:patent): texts as the applicant filed them, one part a document.
/// They speak of text alone.
/// </summary>
internal static class St96UsText
{
    public static void Read(XmlNode document, ReadContext context)
    {
        var patent = new PatentRecord { Office = "US", Scope = new Scope(Parts.None, Parts.Text) };
        var header = document.Child("DocumentHeaderDetails");
        St96Numbers.Add(patent, Numbers.Application, St96Numbers.Application(header.Child("ApplicationHeaderDetails").Child("ApplicationNumber")).Number);
        // How many pages and paragraphs the document has, its own name and id.
        header.TransportAttribute("id");
        header.Ignore();
        foreach (var name in (ReadOnlySpan<string>)["instanceFileName", "id", "completeClaimsProvidedIndicator"])
        {
            document.TransportAttribute(name);
        }
        var publication = new Publication { Office = "US", Section = Publication.AsFiled, Date = context.Date(document.Child("MailRoomDate")) };
        patent.Produced = context.Moment(document.Child("DocumentCreateDateText").Transport()) ?? context.Moment(document.Child("MailRoomDate"));
        var code = document.TextOf("DocumentCode");
        document.Child("DocumentCode").Judge();
        List<FileReference>? files = null;
        foreach (var child in document.Children())
        {
            switch (child.Name)
            {
                case "ClaimSet":
                    child.TransportAttribute("id");
                    foreach (var list in child.Children("ClaimList"))
                    {
                        publication.Claims = St96PatentText.Claims(publication.Claims, list, null, ref files, context);
                        // Headings and page numbers as scanned.
                        foreach (var boundary in list.Children("BoundaryData"))
                        {
                            boundary.Ignore();
                        }
                    }
                    break;
                case "Specification":
                    if (code == "ABST")
                    {
                        publication.Abstracts = St96PatentText.Text(publication.Abstracts, child, null, ref files);
                    }
                    else
                    {
                        publication.Descriptions = St96PatentText.Text(publication.Descriptions, child, null, ref files);
                    }
                    break;
                case "DocumentTitle":
                case "ClaimTotalQuantity":
                    // "CLAIM DOCUMENT", and how many claims follow.
                    child.Ignore();
                    break;
            }
        }
        patent.Publications = [publication];
        if (files is not null)
        {
            patent.Files = files;
            patent.Scope = new Scope(Parts.None, Parts.Text | Parts.Files);
        }
        St96Numbers.Check(patent, document, context);
        context.Add(patent);
    }
}
