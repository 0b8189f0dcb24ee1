using System.Text;

namespace Daftar.Dialects;

/// <summary>
/// A place in an <see cref="XmlTree"/>. Asking for something that is not there gives a node that <see cref="IsNone"/> and answers null, so
/// readers chain without tests. Whatever is asked for counts as read; the rest is residue.
/// </summary>
public readonly partial struct XmlNode : IEquatable<XmlNode>
{
    private readonly XmlTree? _tree;
    private readonly int _index;

    internal XmlNode(XmlTree? tree, int index)
    {
        _tree = tree;
        _index = index;
    }

    internal int Index => IsNone ? -1 : _index;

    public bool IsNone => _tree is null || _index < 0;

    public bool Exists => !IsNone;

    /// <summary>It holds text or an element; nothing is read by asking.</summary>
    public bool HasContent
    {
        get
        {
            for (var child = IsNone ? -1 : _tree!.At(_index).FirstChild; child >= 0; child = _tree!.At(child).NextSibling)
            {
                if (_tree!.At(child).Kind != XmlTree.Kind.Attribute)
                {
                    return true;
                }
            }
            return false;
        }
    }

    /// <summary>Local name; empty for none.</summary>
    public string Name => IsNone ? "" : _tree!.At(_index).Name;

    public string Path => IsNone ? "" : _tree!.PathOf(_index);

    /// <summary>Line inside the record, counted from 1.</summary>
    public int Line => IsNone ? 0 : _tree!.LineOf(ref _tree.At(_index));

    public XmlNode Parent => IsNone || _tree!.At(_index).Parent < 0 ? default : new XmlNode(_tree, _tree.At(_index).Parent);

    /// <summary>The first child element of that local name.</summary>
    public XmlNode Child(string name)
    {
        if (IsNone)
        {
            return default;
        }
        for (var child = _tree!.At(_index).FirstChild; child >= 0; child = _tree.At(child).NextSibling)
        {
            ref var node = ref _tree.At(child);
            if (node.Kind == XmlTree.Kind.Element && node.Name == name)
            {
                return new XmlNode(_tree, child);
            }
        }
        return default;
    }

    /// <summary>The first child element that has one of the names.</summary>
    public XmlNode Child(string name, string orElse)
    {
        var first = Child(name);
        return first.Exists ? first : Child(orElse);
    }

    /// <summary>Steps down: <c>At("Contact", "Name", "EntityName")</c>.</summary>
    public XmlNode At(string first, string second) => Child(first).Child(second);

    /// <inheritdoc cref="At(string, string)"/>
    public XmlNode At(string first, string second, string third) => Child(first).Child(second).Child(third);

    /// <inheritdoc cref="At(string, string)"/>
    public XmlNode At(string first, string second, string third, string fourth) => Child(first).Child(second).Child(third).Child(fourth);

    /// <summary>Child elements of that local name, in order.</summary>
    public Enumerator Children(string name) => new(_tree, IsNone ? -1 : _tree!.At(_index).FirstChild, name);

    /// <summary>All child elements, in order.</summary>
    public Enumerator Children() => new(_tree, IsNone ? -1 : _tree!.At(_index).FirstChild, null);

    /// <summary>Elements of that local name at any depth below, in order; not those inside a found one.</summary>
    public List<XmlNode> Descendants(string name)
    {
        var found = new List<XmlNode>();
        Walk(this);
        return found;

        void Walk(XmlNode node)
        {
            foreach (var child in node.Children())
            {
                if (child.Name == name)
                {
                    found.Add(child);
                }
                else
                {
                    Walk(child);
                }
            }
        }
    }

    /// <summary>The element's own text, trimmed; null where it is absent or empty.</summary>
    public string? Text
    {
        get
        {
            if (IsNone)
            {
                return null;
            }
            ref var me = ref _tree!.At(_index);
            me.Touched = true;
            if (me.Kind == XmlTree.Kind.Attribute)
            {
                return _tree.ValueOf(ref me);
            }
            string? only = null;
            // A text is broken in thousands where markup stands in it: pieces are put together once.
            StringBuilder? more = null;
            for (var child = me.FirstChild; child >= 0; child = _tree.At(child).NextSibling)
            {
                ref var node = ref _tree.At(child);
                if (node.Kind != XmlTree.Kind.Text)
                {
                    continue;
                }
                node.Touched = true;
                var piece = _tree.ValueOf(ref node);
                more = only is null ? null : (more ?? new StringBuilder(only)).Append(piece);
                only ??= piece;
            }
            return Trimmed(more is null ? only : more.ToString());
        }
    }

    /// <summary>The element's first text as it stands, without counting as read; null where absent.</summary>
    internal string? Peek()
    {
        if (Exists && _tree!.At(_index).Kind == XmlTree.Kind.Attribute)
        {
            return _tree.ValueOf(ref _tree.At(_index));
        }
        for (var child = IsNone ? -1 : _tree!.At(_index).FirstChild; child >= 0; child = _tree!.At(child).NextSibling)
        {
            if (_tree!.At(child).Kind == XmlTree.Kind.Text)
            {
                return _tree.ValueOf(ref _tree.At(child));
            }
        }
        return null;
    }

    /// <summary>The text of a child; null where absent or empty.</summary>
    public string? TextOf(string child) => Child(child).Text;

    /// <summary>All text below, tags dropped, block elements on lines of their own; null where empty.</summary>
    public string? InnerText => IsNone ? null : Trimmed(_tree!.TextOf(_index));

    /// <summary>
    /// As <see cref="InnerText"/> for running text: breaks and blanks of the layout run together, cells stand apart, formulas stay readable
    /// (see <see cref="Daftar.Dialects.FlowText"/>); null where empty.
    /// </summary>
    public string? FlowText => IsNone ? null : Trimmed(Daftar.Dialects.FlowText.Of(_tree!, _index));

    /// <summary>The element's text before its first element, blanks in front and behind included: for values of fixed width. Null where absent.</summary>
    public string? RawText
    {
        get
        {
            for (var child = IsNone ? -1 : _tree!.At(_index).FirstChild; child >= 0; child = _tree!.At(child).NextSibling)
            {
                ref var node = ref _tree!.At(child);
                if (node.Kind == XmlTree.Kind.Text)
                {
                    node.Touched = true;
                    return _tree.ValueOf(ref node);
                }
            }
            return null;
        }
    }

    /// <summary>An attribute that is transport: read, and left out of the fingerprint (see <see cref="Transport"/>).</summary>
    public string? TransportAttribute(string name)
    {
        for (var child = IsNone ? -1 : _tree!.At(_index).FirstChild; child >= 0; child = _tree!.At(child).NextSibling)
        {
            ref var node = ref _tree!.At(child);
            if (node.Kind == XmlTree.Kind.Attribute && node.Name == name)
            {
                var value = _tree.ValueOf(ref node);
                node.Touched = Forms.OfDroppedAttribute(name)(value.AsSpan().Trim());
                node.Transport = true;
                node.Unusable = !node.Touched;
                return Trimmed(value);
            }
        }
        return null;
    }

    /// <summary>An attribute by local name; null where absent or empty.</summary>
    public string? Attribute(string name)
    {
        if (IsNone)
        {
            return null;
        }
        for (var child = _tree!.At(_index).FirstChild; child >= 0; child = _tree.At(child).NextSibling)
        {
            ref var node = ref _tree.At(child);
            if (node.Kind == XmlTree.Kind.Attribute && node.Name == name)
            {
                node.Touched = true;
                return Trimmed(_tree.ValueOf(ref node));
            }
        }
        return null;
    }

    /// <summary>An attribute as a place, for findings about it and for <see cref="Unread"/>; nothing is read by asking.</summary>
    internal XmlNode AttributeNode(string name)
    {
        for (var child = IsNone ? -1 : _tree!.At(_index).FirstChild; child >= 0; child = _tree!.At(child).NextSibling)
        {
            ref var node = ref _tree!.At(child);
            if (node.Kind == XmlTree.Kind.Attribute && node.Name == name)
            {
                return new XmlNode(_tree, child);
            }
        }
        return default;
    }

    /// <summary>Takes back that its own text was read: it contradicts what the record took, or is nothing a reader can use, and so is residue.</summary>
    internal void Unread()
    {
        if (IsNone)
        {
            return;
        }
        _tree!.At(_index).Touched = false;
        _tree.At(_index).Unusable = _tree.At(_index).Kind == XmlTree.Kind.Attribute;
        for (var child = _tree.At(_index).FirstChild; child >= 0; child = _tree.At(child).NextSibling)
        {
            if (_tree.At(child).Kind == XmlTree.Kind.Text)
            {
                _tree.At(child).Touched = false;
                _tree.At(child).Unusable = true;
            }
        }
    }

    /// <summary>Takes it out of the element around it, and puts it behind that.</summary>
    internal void Lift() => _tree!.Lift(_index);

    /// <summary>Counts this and everything below as read: known, and carrying nothing of its own (say why beside the call).</summary>
    public XmlNode Ignore()
    {
        if (!IsNone)
        {
            Touch(_index);
        }
        return this;
    }

    /// <summary>
    /// Counts this and everything below as read, whatever it is called: for columns of spreadsheets, members of JSON and numbered items, whose names no standard gives.
    /// </summary>
    internal XmlNode Known()
    {
        if (!IsNone)
        {
            Take(_tree!, _index);
        }
        return this;

        static void Take(XmlTree tree, int index)
        {
            tree.At(index).Touched = true;
            for (var child = tree.At(index).FirstChild; child >= 0; child = tree.At(child).NextSibling)
            {
                Take(tree, child);
            }
        }
    }

    /// <summary>Counts this as read where its own text is exactly that; anything else stays unread. True where it was.</summary>
    public bool IgnoreWhere(string text)
    {
        if (IsNone)
        {
            return false;
        }
        for (var child = _tree!.At(_index).FirstChild; child >= 0; child = _tree.At(child).NextSibling)
        {
            ref var node = ref _tree.At(child);
            if (node.Kind == XmlTree.Kind.Text && _tree.ValueOf(ref node).AsSpan().Trim().SequenceEqual(text))
            {
                Touch(_index);
                return true;
            }
        }
        return false;
    }

    /// <summary>Counts this and everything below as transport: read, and left out of the fingerprint (design decision 5).</summary>
    public XmlNode Transport()
    {
        if (!IsNone)
        {
            _tree!.At(_index).Transport = true;
        }
        return this;
    }

    private void Touch(int index)
    {
        ref var node = ref _tree!.At(index);
        node.Passed = true;
        for (var child = node.FirstChild; child >= 0; child = _tree.At(child).NextSibling)
        {
            Touch(child);
        }
    }

    private static string? Trimmed(string? text)
    {
        if (text is null || text.Length == 0)
        {
            return null;
        }
        if (!char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]))
        {
            return text;
        }
        text = text.Trim();
        return text.Length == 0 ? null : text;
    }

    public bool Equals(XmlNode other) => ReferenceEquals(_tree, other._tree) && _index == other._index;

    public override bool Equals(object? obj) => obj is XmlNode other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_tree, _index);

    public static bool operator ==(XmlNode left, XmlNode right) => left.Equals(right);

    public static bool operator !=(XmlNode left, XmlNode right) => !left.Equals(right);

    /// <summary>Goes through child elements without allocating.</summary>
    public struct Enumerator
    {
        private readonly XmlTree? _tree;
        private readonly string? _name;
        private int _next;
        private int _current;

        internal Enumerator(XmlTree? tree, int first, string? name)
        {
            _tree = tree;
            _next = first;
            _current = -1;
            _name = name;
        }

        public readonly XmlNode Current => new(_tree, _current);

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_next >= 0)
            {
                _current = _next;
                ref var node = ref _tree!.At(_current);
                _next = node.NextSibling;
                if (node.Kind == XmlTree.Kind.Element && (_name is null || node.Name == _name))
                {
                    return true;
                }
            }
            return false;
        }
    }
}
