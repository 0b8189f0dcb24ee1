using System.Text;
using Daftar.Rights;

namespace Daftar.Dialects;

/// <summary>What comes once and a faulty record says twice, and otherwise: a reader has taken one of the two.</summary>
/// <param name="Path">Of the first value in which they differ.</param>
/// <param name="First">As it was said first; null where the second says what the first does not.</param>
/// <param name="Second">As it was said again.</param>
internal sealed record ValueTwice(string Path, string? First, string Second);

/// <summary>
/// Looks for values said twice where a record repeats an element that comes once (<see cref="Left.ComesOnce(string)"/>, <see cref="Left.ComesOnce(string, string)"/>), side by
/// side or not: both values are kept as residue, for a reader has taken one of the two, and the record is told.
/// </summary>
internal static class SaidTwice
{
    /// <summary>A bit for a name, to know without comparing that no neighbour has it. A property of JSON may have no name.</summary>
    public static ulong BitOf(string name) => name.Length == 0 ? 1UL : 1UL << (((name[0] * 7) + (name[^1] * 31) + (name[name.Length >> 1] * 13) + name.Length) & 63);

    /// <summary>An element whose name a neighbour before it has, perhaps.</summary>
    public static void Look(XmlTree tree, int parent, int child, ref List<Residue>? residue, ref List<ValueTwice>? twice)
    {
        var name = tree.At(child).Name;
        var anywhere = Left.ComesOnce(name);
        if (!anywhere && !Left.ComesOnce(tree.At(parent).Name, name))
        {
            return;
        }
        var before = -1;
        for (var other = tree.At(parent).FirstChild; other != child; other = tree.At(other).NextSibling)
        {
            // What differs in an attribute (language, sequence, form of the number) is another value and comes beside it.
            if (tree.At(other).Kind == XmlTree.Kind.Element && tree.At(other).Name == name && HasSameAttributes(tree, other, child))
            {
                before = other;
            }
        }
        if (before >= 0)
        {
            var told = false;
            Compare(tree, before, child, ref told, ref residue, ref twice);
        }
    }

    /// <summary>Value by value: that of the second, with that of the first in front of it, wherever they differ.</summary>
    private static void Compare(XmlTree tree, int first, int second, ref bool told, ref List<Residue>? residue, ref List<ValueTwice>? twice)
    {
        if (OwnText(tree, second) is { } text && (first < 0 ? null : OwnText(tree, first)) is var other && other != text)
        {
            var path = tree.PathOf(second);
            // Of three values the second is the first of the third.
            if (other is not null && !(residue is [.., var last] && last.Path == path))
            {
                (residue ??= []).Add(new Residue(path, other));
            }
            (residue ??= []).Add(new Residue(path, text));
            if (!told)
            {
                (twice ??= []).Add(new ValueTwice(path, other, text));
                told = true;
            }
        }
        for (var child = tree.At(second).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            if (tree.At(child).Kind == XmlTree.Kind.Element)
            {
                Compare(tree, first < 0 ? -1 : Counterpart(tree, first, second, child), child, ref told, ref residue, ref twice);
            }
        }
    }

    /// <summary>The element in the first that stands where this one stands in the second, among those of its name; -1 where there is none.</summary>
    private static int Counterpart(XmlTree tree, int first, int second, int wanted)
    {
        var place = 0;
        for (var child = tree.At(second).FirstChild; child != wanted; child = tree.At(child).NextSibling)
        {
            place += tree.At(child).Kind == XmlTree.Kind.Element && tree.At(child).Name == tree.At(wanted).Name ? 1 : 0;
        }
        for (var child = tree.At(first).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            if (tree.At(child).Kind == XmlTree.Kind.Element && tree.At(child).Name == tree.At(wanted).Name && place-- == 0)
            {
                return child;
            }
        }
        return -1;
    }

    /// <summary>The text an element holds itself, where a reader took it; what nobody read is residue already.</summary>
    private static string? OwnText(XmlTree tree, int index)
    {
        StringBuilder? several = null;
        string? text = null;
        var passed = tree.At(index).Passed;
        for (var child = tree.At(index).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            ref var node = ref tree.At(child);
            if (node.Kind == XmlTree.Kind.Text && (passed || node.Touched || node.Passed))
            {
                if (text is not null)
                {
                    (several ??= new StringBuilder(text)).Append(tree.ValueOf(ref node));
                }
                text = tree.ValueOf(ref node);
            }
        }
        text = (several?.ToString() ?? text)?.Trim();
        return text is { Length: > 0 } ? text : null;
    }

    private static bool HasSameAttributes(XmlTree tree, int one, int other)
    {
        var count = 0;
        for (var child = tree.At(one).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            if (tree.At(child).Kind == XmlTree.Kind.Attribute)
            {
                count++;
                if (!Has(tree, other, child))
                {
                    return false;
                }
            }
        }
        for (var child = tree.At(other).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            count -= tree.At(child).Kind == XmlTree.Kind.Attribute ? 1 : 0;
        }
        return count == 0;
    }

    private static bool Has(XmlTree tree, int element, int attribute)
    {
        for (var child = tree.At(element).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            ref var node = ref tree.At(child);
            if (node.Kind == XmlTree.Kind.Attribute && node.Name == tree.At(attribute).Name)
            {
                return tree.ValueOf(ref node) == tree.ValueOf(ref tree.At(attribute));
            }
        }
        return false;
    }
}
