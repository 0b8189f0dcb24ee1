using System.Collections.Frozen;
using System.Text;
using System.Xml;
using Daftar.Values;

namespace Daftar.Dialects;

/// <summary>Bounds a document must keep; beyond them it is refused with a finding.</summary>
public sealed record XmlLimits
{
    public static readonly XmlLimits Default = new();

    /// <summary>Elements inside each other.</summary>
    public int Depth { get; init; } = 200;

    /// <summary>Elements, attributes and texts of one record.</summary>
    public int Nodes { get; init; } = 2_000_000;

    /// <summary>Characters of one text or attribute.</summary>
    public int TextLength { get; init; } = 50_000_000;

    /// <summary>Named entities resolved in one record.</summary>
    public int Entities { get; init; } = 1_000_000;
}

/// <summary>Thrown when a record keeps no <see cref="XmlLimits"/>; the message names limit and value.</summary>
public sealed class XmlLimitException(string message, int line) : Exception(message)
{
    public int Line { get; } = line;
}

/// <summary>
/// One record as a tree in two flat arrays, filled anew for each record by the same worker: readers ask for elements by local name in any
/// order (offices do not keep the order of the schemas, and replace, extend or omit namespaces), and what they never asked for is the
/// record's residue. A DOM of objects measured 376 MB/s where a plain scan reaches 918.
/// </summary>
public sealed partial class XmlTree
{
    internal enum Kind : byte { Element, Attribute, Text }

    internal struct Node
    {
        public string Name;

        /// <summary>Of a text or attribute, where it is no string yet: null, see <see cref="ValueOf"/>.</summary>
        public string? Value;

        /// <summary>Where the element, or the value that is no string yet, stands in the bytes; and the length of its name or value there.</summary>
        public int Start;
        public int Length;
        public int Parent;
        public int FirstChild;
        public int NextSibling;
        public int Line;
        public Kind Kind;
        public bool Touched;

        /// <summary>A reader asked for it and could not use the value: residue, whatever else is said of it and of what stands around it.</summary>
        public bool Unusable;

        /// <summary>Counts as read because a reader passed over it or took its text with that of others: what nobody knows in there is residue.</summary>
        public bool Passed;
        public bool Transport;
    }

    private Node[] _nodes = new Node[1024];
    private int _count;
    private int[] _open = new int[64];
    private int[] _last = new int[64];

    /// <summary>The open element at that depth holds text of its own so far.</summary>
    private bool[] _hasText = new bool[64];
    private char[] _chars = new char[1 << 12];

    internal Span<Node> Nodes => _nodes.AsSpan(0, _count);

    internal ref Node At(int index) => ref _nodes[index];

    /// <summary>The value of a text or attribute, as XML gives it.</summary>
    internal string ValueOf(ref Node node) => node.Value ??= Encoding.UTF8.GetString(_bytes, node.Start, node.Length);

    /// <summary>The same as characters, until the next are asked for; nothing is made that stays.</summary>
    internal ReadOnlySpan<char> CharsOf(ref Node node)
    {
        if (node.Value is { } value)
        {
            return value;
        }
        if (_chars.Length < node.Length)
        {
            _chars = new char[Math.Max(node.Length, _chars.Length * 2)];
        }
        return _chars.AsSpan(0, Encoding.UTF8.GetChars(_bytes.AsSpan(node.Start, node.Length), _chars));
    }

    /// <summary>The bytes of a value that needs nothing resolved and is no string yet; empty for any other.</summary>
    internal ReadOnlySpan<byte> BytesOf(ref Node node) => node.Value is null ? _bytes.AsSpan(node.Start, node.Length) : default;

    /// <summary>The local name of an element as its bytes; empty where only the string is there.</summary>
    internal ReadOnlySpan<byte> NameBytesOf(ref Node node)
    {
        if (node.Kind != Kind.Element || node.Length == 0)
        {
            return default;
        }
        var written = _bytes.AsSpan(node.Start + 1, node.Length);
        return written[(written.IndexOf((byte)':') + 1)..];
    }

    /// <summary>Line of an element inside the record, counted on from one before it: of thousands in one record each is not counted from its beginning.</summary>
    /// <param name="node">The element.</param>
    /// <param name="from">One before it; 0 for the record.</param>
    /// <param name="line">The line of that one.</param>
    internal int LineOf(int node, int from, int line) => _nodes[node].Line > 0 || _bytes.Length == 0 ? Math.Max(1, _nodes[node].Line)
        : _nodes[node].Start < _nodes[from].Start ? LineOf(ref _nodes[node]) : line + _bytes.AsSpan(_nodes[from].Start, _nodes[node].Start - _nodes[from].Start).Count((byte)'\n');

    /// <summary>Line of an element inside the record, counted from 1.</summary>
    internal int LineOf(ref Node node) => node.Line > 0 || _bytes.Length == 0 ? node.Line : 1 + _bytes.AsSpan(_recordStart, node.Start - _recordStart).Count((byte)'\n');

    /// <summary>The record's element.</summary>
    public XmlNode Root => new(this, _count == 0 ? -1 : 0);

    /// <summary>Of a record that broke off while it was read: the element that was open.</summary>
    internal int Innermost { get; private set; }

    /// <summary>Reads one element with all it holds; the reader stands on it, and behind it afterwards.</summary>
    /// <exception cref="XmlException">Not well formed.</exception>
    /// <exception cref="XmlLimitException">Beyond the limits.</exception>
    public void Load(XmlReader reader, XmlLimits? limits = null)
    {
        limits ??= XmlLimits.Default;
        MayHaveAsides = true;
        _count = 0;
        _bytes = [];
        var depth = 0;
        Innermost = -1;
        var lines = reader as IXmlLineInfo;
        do
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var parent = depth == 0 ? -1 : _open[depth - 1];
                    var at = Add(Kind.Element, reader.LocalName, null, parent, depth, lines?.LineNumber ?? 0);
                    if (depth >= limits.Depth)
                    {
                        throw new XmlLimitException(string.Create(null, $"Elements stand more than {limits.Depth} deep (setting intake.xml.depth)."), lines?.LineNumber ?? 0);
                    }
                    if (depth == _open.Length)
                    {
                        Array.Resize(ref _open, depth * 2);
                        Array.Resize(ref _last, depth * 2);
                        Array.Resize(ref _hasText, depth * 2);
                    }
                    _open[depth] = at;
                    _last[depth] = -1;
                    _hasText[depth] = false;
                    depth++;
                    var empty = reader.IsEmptyElement;
                    if (reader.MoveToFirstAttribute())
                    {
                        do
                        {
                            if (!IsDeclaration(reader))
                            {
                                Add(Kind.Attribute, reader.LocalName, Checked(reader.Value), at, depth, 0);
                            }
                        }
                        while (reader.MoveToNextAttribute());
                        reader.MoveToElement();
                    }
                    if (empty)
                    {
                        depth--;
                    }
                    break;
                case XmlNodeType.Text:
                case XmlNodeType.CDATA:
                    if (depth > 0)
                    {
                        Add(Kind.Text, "", Checked(reader.Value), _open[depth - 1], depth, 0);
                    }
                    break;
                case XmlNodeType.Whitespace:
                case XmlNodeType.SignificantWhitespace:
                    // Between inline elements of running text ("<b>a</b> <i>b</i>") a blank counts; between data elements it is layout.
                    if (depth > 0 && _last[depth - 1] >= 0 && _hasText[depth - 1])
                    {
                        Add(Kind.Text, "", " ", _open[depth - 1], depth, 0);
                    }
                    break;
                case XmlNodeType.EndElement:
                    depth--;
                    break;
            }
            if (_count > limits.Nodes)
            {
                throw new XmlLimitException(string.Create(null, $"The record has more than {limits.Nodes} elements and attributes (setting intake.xml.nodes)."), lines?.LineNumber ?? 0);
            }
            Innermost = depth > 0 ? _open[depth - 1] : -1;
        }
        while (reader.Read() && depth > 0);

        string Checked(string value) => value.Length <= limits.TextLength ? value
            : throw new XmlLimitException(string.Create(null, $"A text has {value.Length} characters, more than {limits.TextLength} (setting intake.xml.text)."), lines?.LineNumber ?? 0);
    }

    private static bool IsDeclaration(XmlReader reader) =>
        reader.Prefix == "xmlns" || (reader.Prefix.Length == 0 && reader.LocalName == "xmlns")
        || reader.NamespaceURI == "http://www.w3.org/2001/XMLSchema-instance";

    private int Add(Kind kind, string name, string? value, int parent, int depth, int line)
    {
        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, _count * 2);
        }
        var at = _count++;
        _nodes[at] = new Node { Kind = kind, Name = name, Value = value, Parent = parent, FirstChild = -1, NextSibling = -1, Line = line };
        if (parent >= 0)
        {
            var last = _last[depth - 1];
            if (last < 0)
            {
                _nodes[parent].FirstChild = at;
            }
            else
            {
                _nodes[last].NextSibling = at;
            }
            _last[depth - 1] = at;
            _hasText[depth - 1] |= kind == Kind.Text;
        }
        return at;
    }

    /// <summary>The path of a node inside the record: <c>GoodsServicesBag/GoodsServices/@sequenceNumber</c>.</summary>
    internal string PathOf(int index)
    {
        var names = new List<string>();
        for (var at = index; at > 0; at = _nodes[at].Parent)
        {
            ref var node = ref _nodes[at];
            if (node.Kind != Kind.Text)
            {
                names.Add(node.Kind == Kind.Attribute ? "@" + node.Name : node.Name);
            }
        }
        names.Reverse();
        return ElementPath.Of(names);
    }

    /// <summary>Takes an element out of the one around it, and puts it behind that.</summary>
    internal void Lift(int index)
    {
        var around = _nodes[index].Parent;
        var before = -1;
        for (var child = _nodes[around].FirstChild; child != index; child = _nodes[child].NextSibling)
        {
            before = child;
        }
        if (before < 0)
        {
            _nodes[around].FirstChild = _nodes[index].NextSibling;
        }
        else
        {
            _nodes[before].NextSibling = _nodes[index].NextSibling;
        }
        (_nodes[index].NextSibling, _nodes[around].NextSibling) = (_nodes[around].NextSibling, index);
        _nodes[index].Parent = _nodes[around].Parent;
    }

    /// <summary>The texts of an element itself, without counting as read.</summary>
    internal string OwnText(int index)
    {
        string? text = null;
        for (var child = _nodes[index].FirstChild; child >= 0; child = _nodes[child].NextSibling)
        {
            if (_nodes[child].Kind == Kind.Text)
            {
                text += ValueOf(ref _nodes[child]);
            }
        }
        return text ?? "";
    }

    /// <summary>All text under a node, in order, inline elements run together, block elements (p, li, claim-text …) on lines of their own.</summary>
    internal string TextOf(int index)
    {
        var text = new StringBuilder();
        Append(index, text);
        return text.ToString().Trim();
    }

    private void Append(int index, StringBuilder text)
    {
        _nodes[index].Passed = true;
        for (var child = _nodes[index].FirstChild; child >= 0; child = _nodes[child].NextSibling)
        {
            ref var node = ref _nodes[child];
            node.Passed = true;
            if (node.Kind == Kind.Text)
            {
                text.Append(ValueOf(ref node));
            }
            else if (node.Kind == Kind.Element)
            {
                var block = Blocks.Contains(node.Name);
                if (block && text.Length > 0 && text[^1] != '\n')
                {
                    text.Append('\n');
                }
                Append(child, text);
                if (block && text.Length > 0 && text[^1] != '\n')
                {
                    text.Append('\n');
                }
            }
        }
    }

    private static readonly FrozenSet<string> Blocks = new HashSet<string>(StringComparer.Ordinal)
    {
        "p", "P", "li", "ul", "ol", "LI", "UL", "OL", "claim-text", "ClaimText", "heading", "Heading", "br", "Br", "row", "tr", "table", "maths", "figure", "dl", "dt", "dd",
        "paragraph", "invention-title", "abstract",
    }.ToFrozenSet(StringComparer.Ordinal);
}
