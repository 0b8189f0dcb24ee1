namespace Daftar.Intake;

/// <summary>What is named as a spreadsheet in text (.csv, .tsv, .tab) and is none: asking for a mapping would lead nowhere.</summary>
internal static class NoSheet
{
    private const string SaveAs = "Rows of text: save each sheet of the workbook as CSV in UTF-8; another name does not make it one. See docs/use/spreadsheet.md.";

    /// <summary>What it is instead, and what was expected; null for what may be a sheet.</summary>
    /// <param name="head">Its beginning.</param>
    public static (string Came, string Expected)? Told(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return ("an Excel or OpenDocument workbook (a zip file)", SaveAs);
        }
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return ("an Excel workbook of before 2007", SaveAs);
        }
        if (head.StartsWith("%PDF"u8))
        {
            return ("a PDF document", "Rows of text, as the office's own system exports them: CSV in UTF-8. See docs/use/spreadsheet.md.");
        }
        // UTF-16 has a zero in every second byte, and says so
        var isWide = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        return head.Trim(" \t\r\n\uFEFF"u8).IsEmpty ? ("nothing: the file is empty", "A row of heads and a row for each record. Look whether the export that wrote it came to its end.")
            : !isWide && head.IndexOf((byte)0) is >= 0 and var at && !IsWideWithoutMark(head, at) ? ("bytes that are no text", "Rows of text: CSV in UTF-8. See docs/use/spreadsheet.md.")
            : null;
    }

    /// <summary>
    /// Text in UTF-16 that does not say so: as many zeros as letters, all in even or all in odd places; or the letters of one script, whose first byte is the same (Thai and Lao 0E, Khmer 17,
    /// Cyrillic 04), where zeros stand for blanks and delimiters.
    /// </summary>
    private static bool IsWideWithoutMark(ReadOnlySpan<byte> head, int first)
    {
        var counts = new int[256];
        for (var at = first % 2; at < head.Length; at += 2)
        {
            counts[head[at]]++;
        }
        var inOther = 0;
        for (var at = 1 - (first % 2); at < head.Length; at += 2)
        {
            inOther += head[at] == 0 ? 1 : 0;
        }
        var script = counts.Skip(1).Max();
        return counts[0] > head.Length / 4 || (inOther == 0 && (counts[0] + script) * 40L >= head.Length / 2 * 38L);
    }
}
