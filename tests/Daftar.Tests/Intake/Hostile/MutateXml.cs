using System.Buffers;
using System.Globalization;
using System.Text;

namespace Daftar.Tests.Intake.Hostile;

/// <summary>
/// Damage of those who write XML by hand or with malice: elements dropped, doubled, renamed, moved and nested, values of any length and kind, entities. Works on
/// the text as Latin-1, so that bytes of every encoding stay what they are.
/// </summary>
internal static class MutateXml
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    private static readonly SearchValues<char> CellEnds = SearchValues.Create(",;\t\n\":{}[]");

    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "99999999999999999999", "1e308", "NaN", "0000-00-00", "2024-02-30", "9999-12-31", "20241301", "0001-01-01", "2024-01-01T99:99:99Z", "+292277026596-12-04", "true", "null", "../../../etc/passwd", "C:\\x\\y", "file:///etc/passwd",
        "http://127.0.0.1:9/x", "=1+1", "\0", "\u0001\u001b[2J", "\u00ff\u00fe", "&#0;", "&#x10FFFF;", "&#xFFFFFFFF;", "&#55296;", "&eacute;", "&lol9;", "&amp;amp;", "%s%n", "'; drop table entry; --", "A/B-C.D 1", "XX", "\u0660\u0661", "<b>x</b>", "<![CDATA[x]]>", "<!-- x -->", "<?x y?>",
    ];

    private static readonly string[] Doctypes =
    [
        "<!DOCTYPE x [<!ENTITY lol \"lol\"><!ENTITY lol1 \"&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;\"><!ENTITY lol9 \"&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;\">]>",
        "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">", "<!DOCTYPE x [<!ENTITY lol9 SYSTEM \"file:///dev/zero\">]>", "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/\"> %p;]>", "<!DOCTYPE x [", "<!DOCTYPE x [<!ATTLIST x y CDATA \"&lol9;\">]>",
    ];

    public static byte[] Of(byte[] whole, byte[] other, Random random)
    {
        var text = Encoding.Latin1.GetString(whole);
        for (var times = 1 + random.Next(3); times > 0; times--)
        {
            text = Once(text, other, random);
        }
        return Encoding.Latin1.GetBytes(text);
    }

    private static string Once(string text, byte[] other, Random random)
    {
        var (from, to) = Element(text, random);
        if (from < 0)
        {
            return Cell(text, random);
        }
        var element = text[from..to];
        var inner = element.IndexOf('>', StringComparison.Ordinal) + 1;
        var close = element.LastIndexOf("</", StringComparison.Ordinal);
        switch (random.Next(17))
        {
            case 0: return text.Remove(from, to - from);
            case 1: return text.Insert(to, string.Concat(Enumerable.Repeat(element, Math.Min(1 + random.Next(3), 1 + (200_000 / element.Length)))));
            case 2: return Renamed(text, from, to, Name(text, random));
            case 3:
                var (second, end) = Element(text, random);
                return second >= to ? text[..from] + text[second..end] + text[to..second] + element + text[end..] : text.Remove(from, to - from).Insert(Math.Min(from, Math.Max(second, 0)), element);
            case 4: return Attribute(text, from, Name(text, random) + "=\"" + new string('a', 1 << random.Next(1, 21)) + "\"");
            case 5: return Attribute(text, from, string.Concat(Enumerable.Range(0, 1 << random.Next(1, 13)).Select(static n => string.Create(CultureInfo.InvariantCulture, $"a{n}=\"{n}\" "))));
            case 6: return Attribute(text, from, "x=\"1\" x=\"2\"");
            case 7:
                var deep = 1 << random.Next(1, 15);
                var name = Name(text, random);
                return text[..from] + string.Concat(Enumerable.Repeat($"<{name}>", deep)) + element + string.Concat(Enumerable.Repeat($"</{name}>", random.Next(4) == 0 ? deep / 2 : deep)) + text[to..];
            case 8 or 9 or 10 when close > inner: return string.Concat(text.AsSpan(0, from + inner), Values[random.Next(Values.Length)], text.AsSpan(from + close));
            case 11 when close > inner: return text.Insert(from + inner, new string((char)random.Next(32, 256), 1 << random.Next(1, 21)));
            case 12: return text.Insert(Math.Max(0, text.IndexOf('<', text.StartsWith("<?xml", StringComparison.Ordinal) ? 5 : 0)), Doctypes[random.Next(Doctypes.Length)]);
            case 13: return text.Insert(from + inner, string.Concat(Enumerable.Repeat(Values[26 + random.Next(5)], 1 << random.Next(1, 14))));
            case 14: return text.Replace("UTF-8", (string[])["UTF-16", "Shift_JIS", "windows-1252", "EBCDIC-CP-US", "utf-7", "x-none", "UTF-32", "gb18030"] is var all ? all[random.Next(all.Length)] : "", StringComparison.OrdinalIgnoreCase);
            case 15: return text.Insert(from, Encoding.Latin1.GetString(other, 0, Math.Min(other.Length, 1 + random.Next(20_000))));
            default: return text[..from] + text[from..].Replace("</", random.Next(2) == 0 ? "<" : "</x", StringComparison.Ordinal);
        }
    }

    /// <summary>Where there are no elements there are cells, or values of JSON: one becomes another value, a long one, many, or one whose quotation mark is missing.</summary>
    private static string Cell(string text, Random random)
    {
        var from = text.Length == 0 ? 0 : random.Next(text.Length);
        var length = text.AsSpan(from).IndexOfAny(CellEnds) is var end && end >= 0 ? end : text.Length - from;
        var value = Values[random.Next(Values.Length)];
        return string.Concat(text.AsSpan(0, from), random.Next(8) switch
        {
            0 => new string('x', 1 << random.Next(1, 21)),
            1 => string.Concat(Enumerable.Repeat(value + ",", 1 << random.Next(1, 12))),
            2 => string.Concat(Enumerable.Repeat((string[])["[", "{\"a\":", "\"", "\n", "("] is var many ? many[random.Next(many.Length)] : "", 1 << random.Next(1, 16))),
            3 => "\"" + value,
            4 => "\r\n" + value + "\r",
            5 => "",
            _ => value,
        }, text.AsSpan(from + length));
    }

    private static string Attribute(string text, int from, string attribute)
    {
        var at = text.AsSpan(from).IndexOfAny(" />");
        return at < 0 ? text : text.Insert(from + at, " " + attribute);
    }

    private static string Renamed(string text, int from, int to, string name)
    {
        var old = text[(from + 1)..(from + 1 + text.AsSpan(from + 1).IndexOfAny(NameEnds))];
        return string.Concat(text.AsSpan(0, from), text[from..to].Replace("<" + old, "<" + name, StringComparison.Ordinal).Replace("</" + old, "</" + name, StringComparison.Ordinal), text.AsSpan(to));
    }

    /// <summary>The name of any element of the document.</summary>
    private static string Name(string text, Random random)
    {
        var (from, _) = Element(text, random);
        var length = from < 0 ? -1 : text.AsSpan(from + 1).IndexOfAny(NameEnds);
        return length > 0 ? text.Substring(from + 1, length) : "x";
    }

    /// <summary>A piece from a start tag to an end tag of its name; -1 where none is found near a place of chance.</summary>
    private static (int From, int To) Element(string text, Random random)
    {
        for (var attempt = 0; attempt < 10 && text.Length > 10; attempt++)
        {
            var from = text.IndexOf('<', random.Next(text.Length));
            if (from < 0 || from + 2 >= text.Length || !char.IsAsciiLetter(text[from + 1]))
            {
                continue;
            }
            var length = text.AsSpan(from + 1).IndexOfAny(NameEnds);
            if (length <= 0)
            {
                continue;
            }
            var tag = text.IndexOf('>', from);
            if (tag > 0 && text[tag - 1] == '/')
            {
                return (from, tag + 1);
            }
            var end = text.IndexOf(string.Concat("</", text.AsSpan(from + 1, length), ">"), from, Math.Min(text.Length - from, 1 << 17), StringComparison.Ordinal);
            if (end > 0)
            {
                return (from, end + length + 3);
            }
        }
        return (-1, -1);
    }
}
