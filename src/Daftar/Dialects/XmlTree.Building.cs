using System.Globalization;

namespace Daftar.Dialects;

/// <summary>
/// Filling the tree with what is no XML (rows of a sheet, JSON, text with numbered items): elements by name and their texts, so that readers, fingerprint,
/// residue and findings are the same for every form.
/// </summary>
public sealed partial class XmlTree
{
    private XmlLimits _limits = XmlLimits.Default;
    private int _depth;

    internal void Begin(XmlLimits limits) => (_count, _depth, _limits, _bytes) = (0, 0, limits, []);

    /// <param name="line">Line inside the record, counted from 1.</param>
    /// <param name="start">Where its value stands in the bytes of the record.</param>
    internal void Open(string name, int line, int start = 0)
    {
        if (_depth >= _limits.Depth)
        {
            throw new XmlLimitException(string.Create(CultureInfo.InvariantCulture, $"Elements stand more than {_limits.Depth} deep (setting intake.xml-depth)."), line);
        }
        var at = Add(Kind.Element, name, null, _depth == 0 ? -1 : _open[_depth - 1], _depth, line);
        _nodes[at].Start = start;
        if (_depth == _open.Length)
        {
            Array.Resize(ref _open, _depth * 2);
            Array.Resize(ref _last, _depth * 2);
            Array.Resize(ref _hasText, _depth * 2);
        }
        (_open[_depth], _last[_depth], _hasText[_depth]) = (at, -1, false);
        _depth++;
        if (_count > _limits.Nodes)
        {
            throw new XmlLimitException(string.Create(CultureInfo.InvariantCulture, $"The record has more than {_limits.Nodes} elements and attributes (setting intake.xml-nodes)."), line);
        }
    }

    internal void Text(string value, int line)
    {
        if (value.Length > _limits.TextLength)
        {
            throw new XmlLimitException(string.Create(CultureInfo.InvariantCulture, $"A text has {value.Length} characters, more than {_limits.TextLength} (setting intake.xml-text)."), line);
        }
        Add(Kind.Text, "", value, _open[_depth - 1], _depth, 0);
    }

    internal void Close()
    {
        _depth--;
        // An empty cell and a null say nothing; an empty element of XML may be a flag.
        _nodes[_open[_depth]].Touched |= _last[_depth] < 0;
    }
}
