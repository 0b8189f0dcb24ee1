using System.Text;
using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>What the declaration says the document is written in, as far as it can be true.</summary>
internal sealed partial class RecordSplitter
{
    private WideFile? _wideFile;

    /// <summary>Once a file, for what stands around records: of a record its reader tells.</summary>
    private bool _isToldBroken;

    /// <summary>Where the record ended that was handed on last.</summary>
    private long _behindRecord;

    private void TellBroken(Action<Finding> finding)
    {
        if (_isToldBroken || WideText.FirstBroken(_scan.Bytes(_scan.Start, _scan.End)) is not (>= 0 and var at))
        {
            return;
        }
        _isToldBroken = true;
        var line = LineAt(_scan.Start + at);
        finding(new Finding("ENCODING-INVALID", Severity.Warn, new Place(_file, line, ColumnAt(_scan.Start + at)), $"{_wide!.WebName} written; {WideText.Told(_scan.Bytes(_scan.Start + at, _scan.End))}", $"Whole characters of {_wide.WebName}."));
    }

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
                finding(new Finding("ENCODING-DIFFERS", Severity.Warn, new Place(_file, LineAt(scan.Start), ColumnAt(scan.Start)),
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
