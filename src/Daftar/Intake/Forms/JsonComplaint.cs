using System.Globalization;
using System.Text;
using System.Text.Json;
using Daftar.Dialects;

namespace Daftar.Intake;

/// <summary>What the parser says of JSON that is not well-formed, in words a data manager can act on: where, what stands there, and what to write instead.</summary>
internal static class JsonComplaint
{
    /// <summary>What word processors and mail programs put in the place of a plain quotation mark.</summary>
    internal const string Quotes = "“”„‟«»‹›″＂‘’‚‛′`´";

    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create(",}]\r\n ");

    private const string WellFormed = "Well-formed JSON (RFC 8259).";

    /// <param name="bytes">What was parsed.</param>
    /// <param name="problem">The parser's complaint of it.</param>
    public static RecordFormException Of(ReadOnlySpan<byte> bytes, JsonException problem)
    {
        var at = 0;
        for (var line = problem.LineNumber ?? 0; line > 0 && bytes[at..].IndexOf((byte)'\n') is >= 0 and var end; line--)
        {
            at += end + 1;
        }
        var begin = at;
        at = (int)Math.Min(bytes.Length, at + (problem.BytePositionInLine ?? 0));
        // A text that is not closed is told at its end, and a byte may stand inside a character.
        while (at > begin && at < bytes.Length && (bytes[at] & 0xC0) == 0x80)
        {
            at--;
        }
        var rest = Encoding.UTF8.GetString(bytes[at..Math.Min(bytes.Length, at + 200)]);
        var before = Encoding.UTF8.GetString(bytes[begin..at]);
        var (came, expected) = Words(problem.Message, before, rest);
        return new RecordFormException("JSON-MALFORMED", (int)(problem.LineNumber ?? 0) + 1, before.Length + 1, $"{came}: {Near(before, rest)}", expected);
    }

    /// <summary>Text that is no UTF-8, which JSON is written in: the first byte that does not fit, and what the text looks like.</summary>
    /// <param name="bytes">What was parsed.</param>
    /// <param name="reached">The line on which the parser was.</param>
    public static RecordFormException OfBytes(ReadOnlySpan<byte> bytes, int reached)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return new RecordFormException("JSON-MALFORMED", reached, 0, "half of a character, written as \\uD800 to \\uDFFF", "Whole characters: an escaped character beyond U+FFFF is two halves, the higher first (RFC 8259, section 7).");
        }
        var (came, line, column) = EncodingLooks.Describe(bytes, null, new UTF8Encoding(false, true), []);
        return new RecordFormException("ENCODING-INVALID", line, column, came, "Text in UTF-8, the one encoding of JSON (RFC 8259, section 8.1).");
    }

    /// <summary>Where what was parsed is not at hand any more.</summary>
    public static (string Came, string Expected) Words(string message, string before = "", string rest = "")
    {
        message = message.Split(" LineNumber")[0].Split(" Path:")[0];
        var sign = rest.Length > 0 ? rest[0] : message.StartsWith("'0xE2'", StringComparison.Ordinal) ? '“' : ' ';
        if (Quotes.Contains(sign, StringComparison.Ordinal) && !message.Contains("within a JSON string", StringComparison.Ordinal))
        {
            return (string.Create(CultureInfo.InvariantCulture, $"the quotation mark {sign} (U+{(int)sign:X4}) of a word processor in the place of \""),
                "Names and texts between plain quotation marks (\", U+0022). Replace every such mark that begins or ends a name or a text, or export again: editors for letters put “ and ” in the place of \" as one types.");
        }
        return sign switch
        {
            '\'' when !message.Contains("within a JSON string", StringComparison.Ordinal) => ("an apostrophe in the place of \"", "Names and texts between plain quotation marks (\"), never between apostrophes (RFC 8259, section 7)."),
            '/' or '#' when message.Contains("invalid start", StringComparison.Ordinal) => ("a comment", "JSON without comments: take it out."),
            _ => message switch
            {
                _ when message.Contains("trailing comma", StringComparison.Ordinal) => ("a comma before the end of the list or object", "No comma behind the last member: take it out."),
                _ when message.Contains("end of string, but instead reached end of data", StringComparison.Ordinal) => ("a text that is not closed", "A quotation mark (\") at the end of every text."),
                _ when message.Contains("escapable character", StringComparison.Ordinal) => ("a backslash that begins no escape", "Every backslash of a text written twice: C:\\\\files."),
                _ when message.Contains("invalid within a JSON string", StringComparison.Ordinal) => ("a line break or control character inside a text", "Inside a text \\n for a line break and \\t for a tabulator; or the quotation mark that should close the text, where it is missing."),
                _ when message.Contains("invalid after a value", StringComparison.Ordinal) => (string.Create(CultureInfo.InvariantCulture, $"{Shown(sign)} behind a value"), "A comma between two members, or the end of the object: the comma is missing, or a quotation mark inside the text before is not written \\\"."),
                _ when message.Contains("start of a property name", StringComparison.Ordinal) => (string.Create(CultureInfo.InvariantCulture, $"{Shown(sign)} where the name of a member begins"),
                    char.IsLetter(sign) ? "Every name between quotation marks (\"): \"name\": …" : "The name of a member between quotation marks (\"), or the end of the object; a decimal is written with a point (1.5)."),
                _ when message.Contains("invalid after a property name", StringComparison.Ordinal) => (string.Create(CultureInfo.InvariantCulture, $"{Shown(sign)} behind the name of a member"), "A colon between name and value."),
                _ when message.Contains("leading zero", StringComparison.Ordinal) => ("a number that begins with 0", "A number of an office between quotation marks (\"0012\"); a value without zeros in front."),
                _ when message.Contains("invalid start of a value", StringComparison.Ordinal) || message.Contains("invalid JSON literal", StringComparison.Ordinal) =>
                    ($"{Word(before, rest)} where a value begins", "A text between quotation marks (\"), a number, true, false or null (in small letters), a list or an object."),
                _ => (message.TrimEnd('.'), WellFormed),
            },
        };
    }

    private static string Shown(char sign) => sign switch { '\n' or '\r' => "the end of the line", ' ' => "something else", _ => sign.ToString() };

    private static string Word(string before, string rest)
    {
        var end = rest.AsSpan().IndexOfAny(Ends);
        // A word that begins as true or null do is told at the letter that differs.
        var from = before.Length;
        while (from > 0 && char.IsLetterOrDigit(before[from - 1]))
        {
            from--;
        }
        var word = before[from..] + (end < 0 ? rest : rest[..end]);
        return word.Length == 0 ? "nothing" : Values.Finding.Cut(word, 40)!;
    }

    /// <summary>The line around the place.</summary>
    private static string Near(string before, string rest)
    {
        var end = rest.AsSpan().IndexOfAny('\r', '\n');
        rest = Values.Finding.Cut(end < 0 ? rest : rest[..end], 40)!;
        var piece = before.Length > 30 ? "…" + before[^30..] : before;
        return (piece + rest).Trim();
    }
}
