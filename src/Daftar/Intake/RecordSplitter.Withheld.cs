using System.Security;
using System.Text;
using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// A deferment, a seal or a mark of confidence that stands around records or before them, where no standard has one: it may mean any of those behind it, and closes them until it stands in
/// its place (decision 46).
/// </summary>
internal sealed partial class RecordSplitter
{
    private const int MostWithheld = 20;

    /// <summary>Bytes of a text that says nothing else.</summary>
    private const int LongestRemark = 60;

    private readonly List<(Withheld What, string Path, string Written, string? Day)> _withheld = [];
    private readonly List<Finding> _toldWithheld = [];

    private DocumentEnvelope Envelope() => new(_start!, new Dictionary<string, string>(_texts, StringComparer.Ordinal))
    {
        Withheld = _withheld.Count == 0 ? null : _withheld.ConvertAll(static one => (one.What, one.Day)),
    };

    /// <returns>True where the text, attribute or empty element withholds something.</returns>
    private bool Withhold(string element, string? attribute, ReadOnlySpan<byte> text, long at, bool ofUtf8)
    {
        var around = _open.Count > 1 && attribute is null && !text.IsEmpty ? _open[^2] : "";
        var (what, name) = attribute is not null && Withholding.OfName(attribute) is var ofAttribute and not Withheld.Nothing ? (ofAttribute, attribute)
            : Withholding.OfName(element) is var own and not Withheld.Nothing ? (own, element) : (Withholding.OfName(around), around);
        var isRemark = what == Withheld.Nothing && text.Length is > 4 and <= LongestRemark;
        // Deeper than beside the records lie the remains of one whose beginning is damaged: they say nothing about the others.
        if ((what == Withheld.Nothing && !isRemark) || (_recordDepth >= 0 && _open.Count > _recordDepth + 1 + (around == name ? 1 : 0)))
        {
            return false;
        }
        var said = (ofUtf8 ? Encoding.UTF8 : _scanned).GetString(text[..Math.Min(text.Length, 200)]);
        what = !isRemark ? Withholding.Said(name, said) : Withholding.OfWords(said) is var words && (words & Withheld.NotYet) == 0 ? words : Withheld.Nothing;
        name = isRemark ? attribute ?? element : name;
        if (what == Withheld.Nothing)
        {
            return false;
        }
        var path = ElementPath.Of(attribute is not null ? [.. _open, element, "@" + attribute] : text.IsEmpty ? [.. _open, element] : _open);
        if ((_withheld.Count >= MostWithheld && _withheld.Aggregate(what, static (left, one) => left & ~one.What) == Withheld.Nothing) || _withheld.Exists(one => one.Path == path))
        {
            return true;
        }
        var written = attribute is null ? $"<{element}>{SecurityElement.Escape(said)}</{element}>" : $"<{element} {attribute}=\"{SecurityElement.Escape(said)}\"/>";
        Withhold(what, path, name == around ? $"<{name}>{written}</{name}>" : written, null);
        _toldWithheld.Add(RecordReader.Unread(new Place(_file, LineAt(at), ColumnAt(at), path), name, name == element || name == attribute ? said : $"<{element}> {said}", what,
            $"It belongs into the record it means: what stands around records is said of none. Until then the records behind it in this document show {What(what)}; those before it do."));
        return true;
    }

    private void Withhold(Withheld what, string path, string written, string? day)
    {
        _withheld.Add((what, path, written, day));
        _envelope = null;
        if (_document is { Prolog.Length: > 0 } before)
        {
            // The kept originals behind it are read again with it.
            _document = new SourceDocument
            {
                File = before.File, Encoding = before.Encoding, Declared = before.Declared, Dialect = before.Dialect, Form = before.Form, IsDemonstration = before.IsDemonstration,
                Prolog = [.. before.Prolog, .. Delivered(_scanned.GetBytes(_withheld[^1].Written))],
            };
            _document.Namespaces.AddRange(before.Namespaces);
        }
    }

    /// <summary>A comment or processing instruction before or between records: it may mean those behind it.</summary>
    private void OnMark()
    {
        var token = _scan.Bytes(_scan.Start, _scan.End);
        if (token.Length > 400 || (_recordDepth >= 0 && _open.Count > _recordDepth + 1))
        {
            return;
        }
        var written = (_wide is null ? _declared ?? Encoding.UTF8 : Encoding.UTF8).GetString(token);
        if (WithheldMarks.Of(written) is not { What: not Withheld.Nothing } said || _withheld.Exists(one => one.Written == written) || _withheld.Count >= MostWithheld)
        {
            return;
        }
        Withhold(said.What, "", written, said.Day);
        _toldWithheld.Add(new Finding(RecordReader.WithholdingUnread, Severity.Warn, new Place(_file, LineAt(_scan.Start), ColumnAt(_scan.Start)), Finding.Cut(written),
            $"{Withholding.Expected(said.What)}: a comment or an instruction is for whoever wrote it, and no reader reads it. Until it is gone, the records behind it in this document show {What(said.What)}{(said.Day is null ? "" : " before that day")}; those before it do."));
    }

    /// <summary>The file, or a folder around it, says in its name that it is not for the public: all of it is taken so (decision 60).</summary>
    private void WithholdFile()
    {
        if (WithheldMarks.OfPath(_file) is not { What: not Withheld.Nothing } said)
        {
            return;
        }
        _withheld.Add((said.What, "", $"<?{WithheldMarks.OfFile} {Uri.EscapeDataString(said.Segment)}?>", null));
        if (!_toldWithheld.Exists(one => one.Where.Line == 0))
        {
            _toldWithheld.Add(OfName(_file, said, $"Until it has another name, its records show {What(said.What)}."));
        }
    }

    /// <param name="file">Path of the file.</param>
    /// <param name="said">What a name in it says.</param>
    /// <param name="then">What is closed for it.</param>
    internal static Finding OfName(string file, (Withheld What, string Segment) said, string then) =>
        new(RecordReader.WithholdingUnread, Severity.Warn, new Place(file), Finding.Cut(said.Segment), $"{Withholding.Expected(said.What)}: what the name of a file or folder says no reader reads. {then}");

    private static string What(Withheld what) => what switch
    {
        Withheld.Look => "no views and no description of a design, and no other entry that is not published",
        Withheld.Naming => "no name of an inventor or designer",
        _ when (what & Withheld.Entry) != 0 => "nothing",
        _ when (what & Withheld.Secret) != 0 => "no name of a party, no views of a design, and nothing of other entries",
        _ => "no name of a party, and no views of a design",
    };

    private void TellWithheld(Action<Finding> finding)
    {
        _toldWithheld.ForEach(finding);
        _toldWithheld.Clear();
    }
}
