namespace Daftar.Dialects;

/// <summary>Values that readers know and the record does not keep.</summary>
public readonly partial struct XmlNode
{
    /// <summary>
    /// Counts an attribute as read that says nothing the record keeps (say why beside the call), where its value is of the form <c>Left/forms.txt</c> gives it. Any other stays unread: it may
    /// say something else.
    /// </summary>
    internal void Drop(string attribute)
    {
        for (var child = IsNone ? -1 : _tree!.At(_index).FirstChild; child >= 0; child = _tree!.At(child).NextSibling)
        {
            ref var node = ref _tree!.At(child);
            if (node.Kind == XmlTree.Kind.Attribute && node.Name == attribute)
            {
                node.Touched |= Forms.OfDroppedAttribute(attribute)(_tree.CharsOf(ref node).Trim());
                return;
            }
        }
    }

    /// <summary>The same of an element's own text.</summary>
    internal void Drop()
    {
        var form = IsNone ? null : Forms.OfDropped(Name);
        for (var child = IsNone ? -1 : _tree!.At(_index).FirstChild; child >= 0; child = _tree!.At(child).NextSibling)
        {
            ref var node = ref _tree!.At(child);
            if (node.Kind == XmlTree.Kind.Text && form!(_tree.CharsOf(ref node).Trim()))
            {
                node.Touched = true;
                _tree.At(_index).Touched = true;
            }
        }
        if (Exists && _tree!.At(_index).FirstChild < 0)
        {
            _tree.At(_index).Touched = true;
        }
    }

    /// <summary>It has a text, of the form that <c>Left/forms.txt</c> gives it.</summary>
    internal bool IsOfItsForm => Peek()?.Trim() is { Length: > 0 } text && Forms.OfDropped(Name)(text);

    /// <summary>Of a value that was read and that the record keeps only where nothing better stands: unread where it is not of its form.</summary>
    internal XmlNode Judge()
    {
        if (Exists && Peek()?.Trim() is { Length: > 0 } text && !(_tree!.At(_index).Kind == XmlTree.Kind.Attribute ? Forms.OfDroppedAttribute(Name) : Forms.OfDropped(Name))(text))
        {
            Unread();
        }
        return this;
    }
}
