using System.Globalization;
using System.Text;
using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>A whole document that was put into an element as text, in a CDATA section or with its tags escaped: it is no part of the document, and its records are read by nobody.</summary>
internal sealed partial class RecordSplitter
{
    /// <summary>Its declaration, DOCTYPE, comments and root tag stand within that.</summary>
    private const int TextHead = 4096;

    /// <summary>What the text begins as, where that is a document of a standard.</summary>
    private string? DocumentIn(ReadOnlySpan<byte> text)
    {
        var isSection = text.StartsWith("<![CDATA["u8);
        text = isSection ? text[9..] : text;
        text = text[..Math.Min(text.Length, TextHead)].TrimStart(" \t\r\n"u8);
        if (!text.StartsWith(isSection ? "<"u8 : "&lt;"u8))
        {
            return null;
        }
        var plain = isSection ? text.ToArray() : Encoding.UTF8.GetBytes(_scanned.GetString(text).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal));
        using var head = new MemoryStream(plain);
        using var scan = new XmlScanner(head, TextHead);
        while (scan.Next())
        {
            if (scan.Token is XmlToken.Start or XmlToken.Empty)
            {
                var name = Encoding.UTF8.GetString(scan.LocalName);
                var tag = scan.Bytes(scan.Start, scan.End);
                var declared = TagAttributes.Prefix(tag) is { Length: > 0 } prefix ? "xmlns:" + prefix : "xmlns";
                var space = TagAttributes.Read(tag, Encoding.UTF8).Find(one => one.Name == declared).Value ?? "";
                var start = new DocumentStart(name, space, null, new Dictionary<string, string>(StringComparer.Ordinal));
                return dialects.FirstOrDefault(dialect => dialect.Recognises(start)) is { } found ? $"<{name}> ({found.Id})" : null;
            }
            scan.Keep = scan.End;
        }
        return null;
    }

    private static Finding AsText(Part part) => new("DOCUMENT-AS-TEXT", Severity.Warn, part.First,
        Finding.Cut(part.Times == 1 ? $"{part.Document} as text" : string.Create(CultureInfo.InvariantCulture, $"{part.Document} as text (texts there: {part.Times})")),
        "The document as elements: without <![CDATA[ and ]]> around it or &lt; in it, and without its XML declaration and DOCTYPE; or as a file of its own.");
}
