using System.Globalization;

namespace Daftar.Dialects;

/// <summary>Items a path of the model counts: the third priority.</summary>
internal sealed partial class ValuePlace
{
    /// <summary>It stands in the item the path counts: the third priority.</summary>
    private bool IsItem(int place, string[] parts, EntryElements? entries)
    {
        if (Array.Find(parts, static part => part.Length is > 0 and < 6 && char.IsAsciiDigit(part[0])) is not { } written || !int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted))
        {
            return false;
        }
        // What is counted stands inside an entry: thousands of entries are not.
        for (var at = place; at > 0 && entries?.Begins(at) != true; at = tree.At(at).Parent)
        {
            if (NumberAmongSiblings(at) == wanted && (wanted > 1 || HasNext(at)))
            {
                return true;
            }
        }
        return false;
    }

    private int NumberAmongSiblings(int element)
    {
        var number = 0;
        for (var child = tree.At(tree.At(element).Parent).FirstChild; child >= 0 && child <= element; child = tree.At(child).NextSibling)
        {
            number += tree.At(child).Kind == XmlTree.Kind.Element && tree.At(child).Name == tree.At(element).Name ? 1 : 0;
        }
        return number;
    }

    private bool HasNext(int element)
    {
        for (var child = tree.At(element).NextSibling; child >= 0; child = tree.At(child).NextSibling)
        {
            if (tree.At(child).Kind == XmlTree.Kind.Element && tree.At(child).Name == tree.At(element).Name)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Where the value is missing: the item that lacks it, which is the one counted among elements of that name under one parent.</summary>
    private int ItemOf(string path, EntryElements? entries)
    {
        var parts = path.Split('/');
        var at = Array.FindIndex(parts, static part => part.Length is > 0 and < 6 && char.IsAsciiDigit(part[0]));
        if (at < 1 || entries is not null || !int.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out var wanted))
        {
            return -1;
        }
        var words = PlaceNames.Of(parts[at - 1]);
        var nodes = tree.Nodes;
        _looks -= nodes.Length;
        for (var i = 1; i < nodes.Length; i++)
        {
            if (nodes[i].Kind == XmlTree.Kind.Element && HoldsElement(i) && Speaks(i, words) && NumberAmongSiblings(i) == wanted && (wanted > 1 || HasNext(i) || !HoldsItems(i, words)))
            {
                return i;
            }
        }
        return -1;
    }

    private bool HoldsElement(int element)
    {
        for (var child = tree.At(element).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            if (tree.At(child).Kind == XmlTree.Kind.Element)
            {
                return true;
            }
        }
        return false;
    }

    private bool HoldsItems(int element, string[] words)
    {
        for (var child = tree.At(element).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            if (tree.At(child).Kind == XmlTree.Kind.Element && HoldsElement(child) && Speaks(child, words))
            {
                return true;
            }
        }
        return false;
    }
}
