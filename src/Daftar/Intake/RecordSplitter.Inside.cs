using System.Globalization;
using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Documents of a standard inside an element of the office's own: an export, a batch, an answer of a service. What stands inside is read as if it stood alone, as often as one
/// begins there; the element around it is told, and what it says itself is told like all that stands around records.
/// </summary>
internal sealed partial class RecordSplitter
{
    /// <summary>The root is of no standard: told at its end, unless records were found inside.</summary>
    private Finding? _unknown;

    /// <summary>The same root, once something inside was recognised.</summary>
    private string? _wrapper;

    private bool _isToldWrapped;

    /// <summary>How many elements stand open around what was recognised.</summary>
    private int _insideDepth;

    /// <summary>What stands before the root: declaration and DOCTYPE.</summary>
    private byte[] _beforeRoot = [];

    /// <summary>The start tags of the elements that are open, as they came; a tag longer than any honest one is not kept.</summary>
    private readonly List<byte[]> _tags = [];
    private readonly List<(int Depth, string Prefix, string Namespace)> _spaces = [];

    /// <summary>What the elements around documents said of them: their header.</summary>
    private readonly Dictionary<string, string> _around = new(StringComparer.Ordinal);
    private const int LongestTag = 1 << 14;

    private void BeginUnknown(string name, string space)
    {
        var near = KnownNames.Near(name, dialects.SelectMany(static dialect => dialect.Roots));
        _unknown = new Finding("DOCUMENT-UNRECOGNISED", Severity.Warn, new Place(_file, LineAt(_scan.Start)), Finding.Cut($"<{name}>{(space.Length > 0 ? " in " + space : "")}"),
            (near is null ? "" : $"<{near}>, if that is meant: element names are exact. ")
            + "Around or somewhere inside it, a document that begins as one of ST.96 (TrademarkApplication, DesignApplication, GIApplication, PatentPublication), ST.66 or ST.86 (Transaction) or ST.36 (ep-patent-document, us-patent-grant, exchange-documents) does; all roots stand on the page.");
        _beforeRoot = _scan.Bytes(Math.Max(_documentStart, _scan.Start - MaximumProlog), _scan.Start).ToArray();
    }

    /// <summary>Looks whether a document of a standard begins at the tag the scanner stands on, beside or instead of the one that was found inside the same root before.</summary>
    private void BeginInside(string name)
    {
        if (_unknown is null || _open.Count == 0 || _beyond > 0 || (_document!.Dialect is not null && _open.Count > _insideDepth))
        {
            return;
        }
        var tag = _scan.Bytes(_scan.Start, _scan.End);
        var own = TagAttributes.Read(tag, _scanned);
        var declared = TagAttributes.Prefix(tag) is { Length: > 0 } prefix ? "xmlns:" + prefix : "xmlns";
        var space = own.Find(one => one.Name == declared).Value ?? _spaces.FindLast(one => one.Prefix == declared).Namespace ?? "";
        var start = StartOf(name, space);
        if (dialects.FirstOrDefault(dialect => dialect.Recognises(start)) is not { } found)
        {
            return;
        }
        // what the document before said of itself is not said of this one; what stands around them both is
        if (_document.Dialect != found)
        {
            _around.Clear();
        }
        _texts.Clear();
        foreach (var (said, text) in _around)
        {
            _texts[said] = text;
        }
        _document = new SourceDocument { File = _file, Encoding = _document.Encoding, Declared = _document.Declared, Dialect = found };
        foreach (var (_, attribute, value) in _spaces)
        {
            _document.Namespaces.Add((attribute.Length > 6 ? attribute[6..] : "", value));
        }
        Declarations();
        Adopt(found);
        (_wrapper, _start, _envelope, _insideDepth, _recordDepth, _documentStart) = (_open[0], start, null, _open.Count, -1, _scan.Start);
    }

    /// <summary>What stood before it in the element around may be its header, under a root that is nearly right.</summary>
    private void Adopt(Dialect found)
    {
        for (var i = _partsOfDocument.Count - 1; i >= 0; i--)
        {
            var (path, text) = (_partsOfDocument[i].First.Path!, _partsOfDocument[i].Text);
            var last = path[(path.LastIndexOf('/') + 1)..];
            var (element, attribute) = last.StartsWith('@') ? (path[..path.LastIndexOf('/')] is var above ? above[(above.LastIndexOf('/') + 1)..] : "", last[1..]) : (last, (string?)null);
            var isAsked = found.Asks(element, attribute);
            if (isAsked)
            {
                _texts[attribute is null ? element : element + "@" + attribute] = _around[attribute is null ? element : element + "@" + attribute] = text;
            }
            if (isAsked || Left.IsTransport(found.Id, element, attribute))
            {
                _parts.Remove(path);
                _partsOfDocument.RemoveAt(i);
            }
        }
    }

    /// <summary>What a kept original is read with again: of what stands around, the open tags, which declare what is used inside.</summary>
    private ReadOnlySpan<byte> Around(ReadOnlySpan<byte> inside) => _wrapper is null ? inside : (byte[])[.. _beforeRoot, .. _tags.Take(_insideDepth).SelectMany(static tag => tag), .. inside];

    private void OpenAround()
    {
        if (_unknown is null)
        {
            return;
        }
        var tag = _scan.Bytes(_scan.Start, _scan.End);
        _tags.Add(tag.Length > LongestTag ? [] : tag.ToArray());
        if (tag.IndexOf("xmlns"u8) >= 0)
        {
            foreach (var (attribute, value) in TagAttributes.Read(tag, _scanned))
            {
                if (attribute == "xmlns" || attribute.StartsWith("xmlns:", StringComparison.Ordinal))
                {
                    _spaces.Add((_open.Count, attribute, value));
                }
            }
        }
    }

    private void CloseAround()
    {
        if (_unknown is not null)
        {
            _tags.RemoveRange(_open.Count, _tags.Count - _open.Count);
            _spaces.RemoveAll(one => one.Depth > _open.Count);
        }
    }

    private void TellWrapped(Action<Finding> finding)
    {
        if (_wrapper is not null && !_isToldWrapped)
        {
            _isToldWrapped = true;
            finding(new Finding("DOCUMENT-WRAPPED", Severity.Watch, _unknown!.Where, Finding.Cut(string.Create(CultureInfo.InvariantCulture, $"{_unknown.Came} around <{_start!.Root}> ({_document!.Dialect!.Id})")),
                $"{(_unknown.Expected is ['<', ..] near ? near[..(near.IndexOf(". ", StringComparison.Ordinal) + 2)] : "")}<{_start.Root}> as the root of the document: what stands inside is read all the same, what the element around it says itself is not."));
        }
    }

    /// <summary>At the end of a document whose root is of no standard: where nothing was read in it, one finding says so of the whole.</summary>
    private void TellUnknown(Action<Finding> finding)
    {
        if (_unknown is null || _hasRecord)
        {
            return;
        }
        finding(_wrapper is null ? _unknown : _unknown with { Came = Finding.Cut($"{_unknown.Came}; in it <{_start!.Root}> ({_document!.Dialect!.Id}) without any record") });
        foreach (var part in _partsOfDocument)
        {
            _parts.Remove(part.First.Path!);
        }
        _partsOfDocument.Clear();
        _unknown = null;
    }

    private void ForgetWrapper()
    {
        (_unknown, _wrapper, _isToldWrapped, _insideDepth, _beforeRoot) = (null, null, false, 0, []);
        _tags.Clear();
        _spaces.Clear();
    }
}
