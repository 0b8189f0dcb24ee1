using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>Gazette notices of marks, designs and indications (PublicationBag, GIPublicationBag).</summary>
internal static class St96Publications
{
    public static List<Publication>? Gazettes(List<Publication>? publications, XmlNode bag, string name, ReadContext context)
    {
        foreach (var node in bag.Children(name))
        {
            var one = new Publication();
            foreach (var child in node.Children())
            {
                switch (child.Name)
                {
                    case "PublicationIdentifier":
                        one.Office = St96Numbers.Code(child.Attribute("officeCode"));
                        one.Gazette = child.Text;
                        break;
                    case "PublicationDate":
                        one.Date = context.Date(child);
                        break;
                    // PublicationSection is ST.86's name for it.
                    case "PublicationSectionCategory" or "PublicationSection":
                        one.Section = child.Text ?? one.Section;
                        break;
                    case "PublicationPage":
                        one.Page ??= child.Text;
                        break;
                    case "PublicationStartPageText":
                        var last = node.TextOf("PublicationEndPageText");
                        one.Page = last is null ? child.Text : child.Text + "-" + last;
                        break;
                    case "PublicationSubsection":
                        // A.1 or the like; where a category stands beside it the category is what it means.
                        one.Section = one.Section is null ? child.Text : child.Text is { } part ? one.Section + ", " + part : one.Section;
                        break;
                }
            }
            if (one.Gazette is not null || one.Date is not null)
            {
                (publications ??= []).Add(one);
            }
        }
        return publications;
    }

    /// <summary>The date of first publication is the earliest of the notices.</summary>
    public static void First(IpRecord record)
    {
        if (record.Publications is null || record.PublicationDate is not null)
        {
            return;
        }
        RegisterDate? first = null;
        foreach (var one in record.Publications)
        {
            if (one.Date is { } date && (first is null || date < first))
            {
                first = date;
            }
        }
        record.PublicationDate = first;
    }
}
