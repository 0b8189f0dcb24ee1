using System.Text;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>What the declaration says the document is written in, as far as it can be true.</summary>
internal sealed partial class RecordSplitter
{
    private Encoding? DeclaredEncoding(XmlScanner scan, Action<Finding> finding)
    {
        foreach (var (attribute, value) in TagAttributes.Read(scan.Bytes(scan.Start, scan.End), Encoding.Latin1))
        {
            if (attribute != "encoding")
            {
                continue;
            }
            _declaredName = value;
            var wide = EncodingNames.IsWide(value);
            if (wide != (_wide is not null))
            {
                // Whether a file is wide was seen at its start, and that counts.
                finding(new Finding("ENCODING-DIFFERS", Severity.Warn, new Place(_file, LineAt(scan.Start)),
                    $"{value} declared, {(_wide is null ? "text of one byte a letter" : _wide.WebName)} written", "The encoding declared that the text is written in."));
            }
            if (wide || _wide is not null)
            {
                return null;
            }
            if (EncodingNames.Find(value) is { } found)
            {
                return found;
            }
            finding(new Finding("ENCODING-UNKNOWN", Severity.Warn, new Place(_file, LineAt(scan.Start)), value, "An encoding registered with IANA in which tags can be found byte by byte, such as UTF-8."));
        }
        return null;
    }
}
