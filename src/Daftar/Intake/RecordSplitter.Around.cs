using System.Security;
using System.Text;
using Daftar.Dialects;

namespace Daftar.Intake;

/// <summary>What the elements around a document inside them give it: namespaces, headers, and the tags with which a kept original is read again.</summary>
internal sealed partial class RecordSplitter
{
    private const int LongestTag = 1 << 14;
    private const int MostHeaders = 200;

    /// <summary>What stands before the root: declaration and DOCTYPE.</summary>
    private byte[] _beforeRoot = [];

    /// <summary>The start tags of the elements that are open, as they came; a tag longer than any honest one is not kept. Each with how much was said before it.</summary>
    private readonly List<(byte[] Tag, int Said)> _tags = [];
    private readonly List<(int Depth, string Attribute, string Namespace)> _spaces = [];

    /// <summary>What the elements around documents said that some dialect asks for.</summary>
    private readonly List<(int Said, string Element, string? Attribute, string Text, string Path)> _headers = [];
    private int _said;

    /// <summary>When the last document began inside.</summary>
    private int _lastBegun;

    /// <summary>A document began inside the root.</summary>
    private bool _isAround;

    /// <summary>What is read now was interrupted by a document inside it.</summary>
    private bool _isResumed;

    /// <summary>The declaration and DOCTYPE before a document inside, which do not belong there.</summary>
    private (Encoding? Encoding, string? Name, byte[] Bytes) _inside;

    private void OpenAround()
    {
        var tag = _scan.Bytes(_scan.Start, _scan.End);
        _tags.Add((tag.Length > LongestTag ? [] : tag.ToArray(), _said));
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

    /// <summary>What was said in an element that held documents is said of these; what was said in one beside them (a header) is said of those that follow.</summary>
    private void CloseAround()
    {
        if (_tags.Count <= _open.Count)
        {
            return;
        }
        var said = _tags[_open.Count].Said;
        if (_lastBegun > said)
        {
            _headers.RemoveAll(one => one.Said > said);
        }
        _tags.RemoveRange(_open.Count, _tags.Count - _open.Count);
        _spaces.RemoveAll(one => one.Depth > _open.Count);
    }

    /// <summary>Of a document known by its root the tags are not kept while it is read: nearly none holds another.</summary>
    private void FillAround()
    {
        if (_tags.Count == _open.Count)
        {
            return;
        }
        if (_tags.Count <= _insideDepth)
        {
            // What it has from the elements around is known: added again at every depth it would double at every depth.
            var known = Spaces();
            foreach (var (prefix, space) in _document!.Namespaces)
            {
                var attribute = prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix;
                if (known.GetValueOrDefault(attribute) != space)
                {
                    known[attribute] = space;
                    _spaces.Add((_insideDepth + 1, attribute, space));
                }
            }
        }
        while (_tags.Count < _open.Count)
        {
            var tag = new StringBuilder("<").Append(_open[_tags.Count]);
            // Of one prefix the last declaration counts, as it does in the document.
            foreach (var declared in _tags.Count == _insideDepth ? _document!.Namespaces.GroupBy(static one => one.Prefix, static one => one.Namespace, StringComparer.Ordinal) : [])
            {
                tag.Append(declared.Key.Length == 0 ? " xmlns" : " xmlns:").Append(declared.Key).Append("=\"").Append(SecurityElement.Escape(declared.Last())).Append('"');
            }
            _tags.Add((_scanned.GetBytes(tag.Append('>').ToString()), _said));
        }
    }

    /// <summary>What the header of a document said is said of those inside it, too.</summary>
    private void KeepTexts()
    {
        foreach (var (key, text) in _isNamed ? _texts : [])
        {
            var cut = key.IndexOf('@', StringComparison.Ordinal);
            KeepHeader(cut < 0 ? key : key[..cut], cut < 0 ? null : key[(cut + 1)..], text, "");
        }
    }

    private void AddSpaces(SourceDocument document)
    {
        foreach (var (attribute, value) in Spaces())
        {
            document.Namespaces.Add((attribute.Length > 6 ? attribute[6..] : "", value));
        }
    }

    /// <summary>The namespaces that are declared around, by attribute; of one declared again the innermost.</summary>
    private Dictionary<string, string> Spaces()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, attribute, value) in _spaces)
        {
            known[attribute] = value;
        }
        return known;
    }

    /// <summary>A text or attribute of an element that may stand around documents.</summary>
    private void SayAround(string element, string? attribute, string text)
    {
        if (dialects.Any(dialect => dialect.Asks(element, attribute) || Left.IsTransport(dialect.Id, element, attribute)))
        {
            KeepHeader(element, attribute, text, ElementPath.Of(attribute is null ? _open : [.. _open, element, "@" + attribute]));
        }
    }

    private void KeepHeader(string element, string? attribute, string text, string path)
    {
        // Where the same stands again in the same element, it counts instead; of very many the oldest goes.
        var since = _tags.Count > 0 ? _tags[^1].Said : 0;
        var before = _headers.FindIndex(one => one.Element == element && one.Attribute == attribute && (one.Said > since || one.Path == path));
        if (before >= 0 || _headers.Count >= MostHeaders)
        {
            _headers.RemoveAt(Math.Max(before, 0));
        }
        _headers.Add((++_said, element, attribute, text, path));
    }

    /// <summary>What the elements around say of a document of that dialect is no part unread.</summary>
    private void Adopt(Dialect found)
    {
        foreach (var (_, element, attribute, text, path) in _headers)
        {
            var isAsked = found.Asks(element, attribute);
            if (isAsked)
            {
                _texts[attribute is null ? element : element + "@" + attribute] = text;
            }
            if (isAsked && found.Misread(element, attribute, text) is { } wrong && _parts.TryGetValue(path, out var told))
            {
                told.Misread = wrong;
                continue;
            }
            if ((isAsked || Left.IsTransport(found.Id, element, attribute)) && _parts.Remove(path, out var part))
            {
                _partsOfDocument.Remove(part);
            }
        }
    }

    /// <summary>What a kept original is read with again: of what stands around, the open tags, which declare what is used inside, and what they say of the document.</summary>
    private ReadOnlySpan<byte> Around(ReadOnlySpan<byte> inside)
    {
        if (!_isAround)
        {
            return inside;
        }
        if (_isResumed)
        {
            FillAround();
        }
        var around = new List<byte>(_beforeRoot);
        foreach (var (tag, _) in _isResumed ? _tags : _tags.Take(_insideDepth))
        {
            around.AddRange(tag);
        }
        foreach (var (_, element, attribute, text, _) in _headers)
        {
            if (_document!.Dialect!.Asks(element, attribute))
            {
                var written = SecurityElement.Escape(text);
                around.AddRange(_scanned.GetBytes(attribute is null ? $"<{element}>{written}</{element}>" : $"<{element} {attribute}=\"{written}\"/>"));
            }
        }
        foreach (var mark in _withheld)
        {
            around.AddRange(_scanned.GetBytes(mark.Written));
        }
        around.AddRange(_inside.Bytes ?? []);
        if (!_isResumed)
        {
            around.AddRange(inside);
        }
        return around.ToArray();
    }
}
