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

    private readonly List<(Withheld What, string Path, string Written)> _withheld = [];
    private readonly List<Finding> _toldWithheld = [];

    private DocumentEnvelope Envelope() => new(_start!, new Dictionary<string, string>(_texts, StringComparer.Ordinal))
    {
        Withheld = _withheld.Count == 0 ? null : _withheld.ConvertAll(static one => (one.What, one.Path)),
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
        _withheld.Add((what, path, name == around ? $"<{name}>{written}</{name}>" : written));
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
        _toldWithheld.Add(RecordReader.Unread(new Place(_file, LineAt(at), ColumnAt(at), path), name, name == element || name == attribute ? said : $"<{element}> {said}", what,
            $"It belongs into the record it means: what stands around records is said of none. Until then the records behind it in this document show {What(what)}; those before it do."));
        return true;
    }

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
