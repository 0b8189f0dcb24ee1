using System.Text;

namespace Daftar.Dialects.St26;

/// <summary>
/// What the beginning of a listing tells before it is read. The application stands before the sequences (ST.26, DTD); a listing is UTF-8 (ST.26), so tags are looked for as
/// ASCII; one in UTF-16 is turned into UTF-8 for that.
/// </summary>
internal static class St26Beginning
{
    /// <summary>More than what stands before the sequences.</summary>
    private const int Most = 1 << 20;

    /// <summary>A document that begins so is a listing which may belong to whoever names it.</summary>
    public static bool IsUnattached(ReadOnlySpan<byte> head) => Narrow(head) is var plain && plain.IndexOf("<ST26SequenceListing"u8) >= 0 && !NamesApplication(plain);

    /// <summary>As UTF-8: with or without a mark of byte order, every second byte of a tag in UTF-16 is zero.</summary>
    private static ReadOnlySpan<byte> Narrow(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || (bytes[0] != 0 && bytes[1] != 0 && bytes[2] != 0 && bytes[3] != 0))
        {
            return bytes;
        }
        var isBig = bytes[0] == 0xFE || (bytes[0] == 0 && bytes[1] != 0);
        var even = bytes[..(Math.Min(bytes.Length, Most * 2) & ~1)];
        return Encoding.UTF8.GetBytes((isBig ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(even));
    }

    /// <summary>Surely names an application; false where that is not certain.</summary>
    public static bool NamesApplication(ReadOnlySpan<byte> listing)
    {
        listing = Narrow(listing);
        var general = listing[..Math.Min(listing.Length, Most)];
        var sequences = general.IndexOf("<SequenceTotalQuantity"u8);
        general = sequences < 0 ? general : general[..sequences];
        // Not EarliestPriorityApplicationIdentification, whose number is that of another application.
        var from = general.IndexOf("<ApplicationIdentification>"u8);
        if (from < 0)
        {
            return false;
        }
        var to = general[from..].IndexOf("</ApplicationIdentification>"u8);
        if (to < 0)
        {
            return false;
        }
        var application = general.Slice(from, to);
        return St26Listing.OfficeOf(Text(application, "<IPOfficeCode>"u8)) is not null && Text(application, "<ApplicationNumberText>"u8) is not null;
    }

    /// <summary>By what the application of a listing can be found that does not name it: the applicant's reference, and the earliest priority.</summary>
    public static (string? Reference, string? Office, string? Number) Said(ReadOnlySpan<byte> listing)
    {
        listing = Narrow(listing);
        var general = listing[..Math.Min(listing.Length, Most)];
        var sequences = general.IndexOf("<SequenceTotalQuantity"u8);
        general = sequences < 0 ? general : general[..sequences];
        var from = general.IndexOf("<EarliestPriorityApplicationIdentification>"u8);
        var to = from < 0 ? -1 : general[from..].IndexOf("</EarliestPriorityApplicationIdentification>"u8);
        var priority = to < 0 ? default : general.Slice(from, to);
        return (Plain(Text(general, "<ApplicantFileReference>"u8)), St26Listing.OfficeOf(Text(priority, "<IPOfficeCode>"u8)), Plain(Text(priority, "<ApplicationNumberText>"u8)));

        static string? Plain(string? text) => text is null ? null : System.Net.WebUtility.HtmlDecode(text);
    }

    private static string? Text(ReadOnlySpan<byte> xml, ReadOnlySpan<byte> tag)
    {
        var from = xml.IndexOf(tag);
        if (from < 0)
        {
            return null;
        }
        var text = xml[(from + tag.Length)..];
        var to = text.IndexOf((byte)'<');
        return to > 0 && Encoding.UTF8.GetString(text[..to]).Trim() is { Length: > 0 } written ? written : null;
    }
}
