using Daftar.Rights;

namespace Daftar.Dialects.St66;

/// <summary>PublicationDetails: notices in the office's gazette, by issue, section and number.</summary>
internal static class St66Publications
{
    public static void AddAll(XmlNode details, IpRecord record, ReadContext context)
    {
        foreach (var notice in details.Children("Publication"))
        {
            // The gazette is the register's own.
            var publication = new Publication();
            foreach (var child in notice.Children())
            {
                switch (child.Name)
                {
                    case "PublicationIdentifier":
                        publication.Gazette = child.Text;
                        break;
                    case "PublicationSection":
                        publication.Section = child.Text;
                        break;
                    case "PublicationSubsection":
                        publication.Section = St66AddressBook.Joined(publication.Section, child.Text, ", ");
                        break;
                    case "PublicationSequenceNumber":
                        publication.Number = child.Text;
                        break;
                    case "PublicationDate":
                        publication.Date = context.Date(child);
                        break;
                    case "PublicationPage":
                        // The EUIPO writes 0: its bulletin has had no pages since it became electronic.
                        publication.Page = child.Text is { } page and not "0" ? page : null;
                        break;
                    case "PublicationExt":
                        AddAllowance(child.Child("NoticeOfAllowanceDate"), record, context);
                        break;
                }
            }
            // The USPTO names its gazette in every record, published there or not.
            if (publication.Date is not null || publication.Number is not null || publication.Section is not null || HasDigit(publication.Gazette))
            {
                (record.Publications ??= []).Add(publication);
            }
        }
    }

    /// <summary>The earliest notice, where the record has no date of publication of its own.</summary>
    public static void SetFirst(IpRecord record)
    {
        if (record.PublicationDate is not null || record.Publications is not { } all)
        {
            return;
        }
        foreach (var publication in all)
        {
            if (publication.Date is { } date && (record.PublicationDate is not { } first || date < first))
            {
                record.PublicationDate = date;
            }
        }
    }

    private static void AddAllowance(XmlNode date, IpRecord record, ReadContext context)
    {
        if (context.Date(date) is { } day)
        {
            (record.Events ??= []).Add(new LegalEvent { Date = day, Category = St96.St96Statements.Allowance });
        }
    }

    private static bool HasDigit(string? text) => text is not null && text.AsSpan().ContainsAnyInRange('0', '9');
}
