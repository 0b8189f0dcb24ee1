using System.Text;

namespace Daftar.Intake;

/// <summary>Attributes of one tag, read from its bytes; for headers and declarations, where a whole XML reader would be too much.</summary>
internal static class TagAttributes
{
    /// <summary>Names (with prefix) and values, entities of XML resolved; an attribute without quotes ends the list.</summary>
    public static List<(string Name, string Value)> Read(ReadOnlySpan<byte> tag, Encoding encoding)
    {
        var found = new List<(string, string)>();
        var at = tag.IndexOfAny(" \t\r\n"u8);
        while (at >= 0 && at < tag.Length)
        {
            var rest = tag[at..].TrimStart(" \t\r\n"u8);
            at = tag.Length - rest.Length;
            var equals = rest.IndexOf((byte)'=');
            if (equals <= 0)
            {
                break;
            }
            var name = rest[..equals].TrimEnd(" \t\r\n"u8);
            var value = rest[(equals + 1)..].TrimStart(" \t\r\n"u8);
            if (value.IsEmpty || (value[0] != (byte)'"' && value[0] != (byte)'\''))
            {
                break;
            }
            var end = value[1..].IndexOf(value[0]);
            if (end < 0)
            {
                break;
            }
            found.Add((Encoding.UTF8.GetString(name), Plain(encoding.GetString(value.Slice(1, end)))));
            at = tag.Length - value.Length + end + 2;
        }
        return found;
    }

    /// <summary>The prefix of the tag's name, empty for none.</summary>
    public static string Prefix(ReadOnlySpan<byte> tag)
    {
        var name = tag[1..];
        var end = name.IndexOfAny(XmlScanner.NameEnds);
        name = name[..(end < 0 ? name.Length : end)];
        var colon = name.IndexOf((byte)':');
        return colon < 0 ? "" : Encoding.UTF8.GetString(name[..colon]);
    }

    private static string Plain(string value) => value.Contains('&', StringComparison.Ordinal)
        ? value.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal)
            .Replace("&apos;", "'", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
        : value;
}

/// <summary>A stream with some bytes put back in front of it.</summary>
internal sealed class HeadedStream(ReadOnlyMemory<byte> head, Stream rest) : ForwardStream(rest)
{
    private ReadOnlyMemory<byte> _head = head;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_head.IsEmpty)
        {
            return Inner.Read(buffer);
        }
        var n = Math.Min(buffer.Length, _head.Length);
        _head.Span[..n].CopyTo(buffer);
        _head = _head[n..];
        return n;
    }
}
