using System.Text;
using Daftar.Dialects;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>What is closed for a comment or a processing instruction inside a record, or for the name of a file it names (decision 60).</summary>
internal sealed partial class RecordReader
{
    private readonly record struct Mark(Withheld What, string? Day, string Written, string Path, int Line);

    private const int MostMarks = 20;

    /// <summary>Those of the element that is read.</summary>
    private List<Mark> _marks = [];

    /// <summary>Looked for in the bytes: the tree holds none of them.</summary>
    private static List<Mark> MarksOf(ReadOnlySpan<byte> xml, Encoding encoding)
    {
        if (encoding is UnicodeEncoding or UTF32Encoding)
        {
            xml = Encoding.UTF8.GetBytes(encoding.GetString(xml));
            encoding = Encoding.UTF8;
        }
        List<Mark> marks = [];
        // Each of the two is looked for once behind where it was: a record may have thousands of one and none of the other.
        var (comment, instruction) = (0, 0);
        for (var at = 0; marks.Count < MostMarks;)
        {
            comment = Next(xml, "<!--"u8, at, comment);
            instruction = Next(xml, "<?"u8, at, instruction);
            var from = Math.Min(comment, instruction);
            if (from == xml.Length)
            {
                break;
            }
            var end = from == comment ? "-->"u8 : "?>"u8;
            var length = xml[from..].IndexOf(end);
            if (length < 0)
            {
                break;
            }
            var token = xml.Slice(from, length + end.Length);
            at = from + token.Length;
            if (token.Length < 400 && WithheldMarks.Of(encoding.GetString(token)) is { What: not Withheld.Nothing } said)
            {
                marks.Add(new Mark(said.What, said.Day, encoding.GetString(token), PathTo(xml[..from]), xml[..from].Count((byte)'\n')));
            }
        }
        return marks;
    }

    /// <summary>Where it begins, at <paramref name="at"/> or behind; the end where it does nowhere.</summary>
    private static int Next(ReadOnlySpan<byte> xml, ReadOnlySpan<byte> wanted, int at, int known) =>
        known >= at && at > 0 ? known : xml[at..].IndexOf(wanted) is >= 0 and var found ? at + found : xml.Length;

    /// <summary>The elements open there, below that of the record.</summary>
    private static string PathTo(ReadOnlySpan<byte> before)
    {
        List<string> open = [];
        using var stream = new MemoryStream(before.ToArray());
        using var scan = new XmlScanner(stream, before.Length + 1);
        while (scan.Next())
        {
            if (scan.Token == XmlToken.Start)
            {
                open.Add(Encoding.UTF8.GetString(scan.LocalName));
            }
            else if (scan.Token == XmlToken.Close && open.Count > 0)
            {
                open.RemoveAt(open.Count - 1);
            }
        }
        return string.Join('/', open.Skip(1));
    }

    private void CloseByMarks(IpRecord record, in RawRecord raw, List<Finding> findings)
    {
        foreach (var mark in _marks)
        {
            // One step more: what it stands in is around it.
            var closed = Withhold(record, mark.What, mark.Path.Length == 0 ? "" : mark.Path + "/#mark", mark.Day);
            findings.Add(new Finding(WithholdingUnread, Severity.Warn, new Place(raw.Document.File, raw.Line + mark.Line, 0, mark.Path), Finding.Cut(mark.Written),
                $"{Withholding.Expected(mark.What)}: a comment or an instruction is for whoever wrote it, and no reader reads it. {closed ?? "Nothing is closed for it: what it stands on is being shown."}"));
        }
        foreach (var file in record.Files ?? [])
        {
            if (WithheldMarks.OfPath(file.Name) is { What: not Withheld.Nothing } named)
            {
                WithheldParts.Close(record, Parts.Files);
                findings.Add(new Finding(WithholdingUnread, Severity.Warn, new Place(raw.Document.File, raw.Line, 0, "fileBag"), Finding.Cut(file.Name), $"{Withholding.Expected(named.What)}: what the name of a file says no reader reads. Until it has another, the files are not shown."));
                return;
            }
        }
    }
}
