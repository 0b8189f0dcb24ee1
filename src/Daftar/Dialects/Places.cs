using System.Text;

namespace Daftar.Dialects;

/// <summary>Lines and columns in the bytes of a record, both from 1; columns count characters as editors do (UTF-16).</summary>
internal static class Places
{
    public static (int Line, int Column) Of(ReadOnlySpan<byte> utf8, int at)
    {
        var before = utf8[..Math.Clamp(at, 0, utf8.Length)];
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }

    /// <summary>The same of many places, one after the other: each is counted on from the one before, where it stands behind it.</summary>
    /// <param name="last">Where counting stands; begins with (0, 1, 0): the place, its line, and where that line begins.</param>
    public static (int Line, int Column) Of(ReadOnlySpan<byte> utf8, int at, ref (int At, int Line, int LineStart) last)
    {
        at = Math.Clamp(at, 0, utf8.Length);
        last = at < last.At ? (0, 1, 0) : last;
        var between = utf8[last.At..at];
        var lines = between.Count((byte)'\n');
        last = (at, last.Line + lines, lines == 0 ? last.LineStart : last.At + between.LastIndexOf((byte)'\n') + 1);
        return (last.Line, Encoding.UTF8.GetCharCount(utf8[last.LineStart..at]) + 1);
    }

    /// <summary>
    /// Where in the XML of a record the start tags of that number stand, counted from 0 in the order of the document; of each, where what it holds begins: the text where one follows, the
    /// value of the attribute where one is named, else the tag itself. The bytes are read again as they are; nothing but tags, comments and sections is told apart.
    /// </summary>
    /// <param name="wanted">Numbers in ascending order, each with the local name of an attribute or null.</param>
    public static List<int> OfElements(ReadOnlySpan<byte> xml, IReadOnlyList<(int Number, string? Attribute)> wanted)
    {
        var places = new List<int>(wanted.Count);
        var (at, number) = (0, -1);
        while (places.Count < wanted.Count)
        {
            var hit = xml[at..].IndexOf((byte)'<');
            if (hit < 0 || at + hit + 1 >= xml.Length)
            {
                break;
            }
            at += hit;
            var rest = xml[at..];
            if (rest[1] is (byte)'/' or (byte)'!' or (byte)'?')
            {
                at += rest.StartsWith("<!--"u8) ? Behind(rest, "-->"u8, 4) : rest.StartsWith("<![CDATA["u8) ? Behind(rest, "]]>"u8, 9) : rest[1] == (byte)'?' ? Behind(rest, "?>"u8, 2) : Behind(rest, ">"u8, 1);
                continue;
            }
            number++;
            var end = EndOfTag(rest);
            for (; places.Count < wanted.Count && wanted[places.Count].Number == number;)
            {
                places.Add(at + (wanted[places.Count].Attribute is { } attribute ? InTag(rest[..end], attribute) : BehindTag(rest, end)));
            }
            at += end;
        }
        return places;
    }

    private static int Behind(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> end, int from) => rest[from..].IndexOf(end) is >= 0 and var hit ? from + hit + end.Length : rest.Length;

    /// <summary>Behind the tag; a value in quotation marks may hold a bracket.</summary>
    private static int EndOfTag(ReadOnlySpan<byte> rest)
    {
        var at = 1;
        while (rest[at..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'') is >= 0 and var hit)
        {
            at += hit;
            if (rest[at] == (byte)'>')
            {
                return at + 1;
            }
            var close = rest[(at + 1)..].IndexOf(rest[at]);
            if (close < 0)
            {
                break;
            }
            at += close + 2;
        }
        return rest.Length;
    }

    private static int BehindTag(ReadOnlySpan<byte> rest, int end)
    {
        if (end >= 2 && rest[end - 2] == (byte)'/')
        {
            return 0;
        }
        var text = rest[end..];
        var blanks = text.IndexOfAnyExcept(" \t\r\n"u8);
        return blanks < 0 ? 0 : text[blanks..].StartsWith("<![CDATA["u8) ? end + blanks + 9 : text[blanks] == (byte)'<' ? 0 : end + blanks;
    }

    /// <summary>The value of an attribute in a tag.</summary>
    private static int InTag(ReadOnlySpan<byte> tag, string attribute)
    {
        var name = Encoding.UTF8.GetBytes(attribute);
        for (var from = 1; tag[from..].IndexOf(name) is >= 0 and var hit; from += hit + name.Length)
        {
            var at = from + hit;
            var behind = tag[(at + name.Length)..];
            var equals = behind.IndexOfAnyExcept(" \t\r\n"u8);
            if (tag[at - 1] is (byte)' ' or (byte)':' or (byte)'\t' or (byte)'\r' or (byte)'\n' && equals >= 0 && behind[equals] == (byte)'=' && behind[equals..].IndexOfAny((byte)'"', (byte)'\'') is >= 0 and var quote)
            {
                return at + name.Length + equals + quote + 1;
            }
        }
        return 0;
    }
}
