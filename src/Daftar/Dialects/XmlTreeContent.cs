using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Daftar.Rights;

namespace Daftar.Dialects;

/// <summary>What is judged by content: the fingerprint of a record, and the residue no reader asked for.</summary>
internal static class XmlTreeContent
{
    /// <summary>Version of the rule below; stored with every fingerprint.</summary>
    public const short FingerprintRule = 1;

    /// <summary>
    /// SHA-256 over local names, attributes and trimmed texts in document order, less what is marked transport and less the elements of
    /// <paramref name="apart"/> (sibling entries of the same document). Prefixes, layout and encoding do not count; the order of elements does.
    /// </summary>
    public static byte[] Fingerprint(XmlTree tree, ArrayBufferWriter<byte> buffer, IReadOnlySet<int>? apart = null)
    {
        buffer.ResetWrittenCount();
        if (tree.Nodes.Length > 0)
        {
            Write(tree, 0, buffer, apart);
        }
        return SHA256.HashData(buffer.WrittenSpan);
    }

    private static void Write(XmlTree tree, int index, ArrayBufferWriter<byte> buffer, IReadOnlySet<int>? apart)
    {
        ref var node = ref tree.At(index);
        if (node.Transport || (apart is not null && apart.Contains(index)))
        {
            return;
        }
        if (node.Kind == XmlTree.Kind.Text)
        {
            var text = node.Value.AsSpan().Trim();
            if (text.Length > 0)
            {
                Text(text, buffer, 3);
            }
            return;
        }
        Text(node.Name, buffer, node.Kind == XmlTree.Kind.Attribute ? (byte)2 : (byte)1);
        if (node.Kind == XmlTree.Kind.Attribute)
        {
            Text(node.Value.AsSpan().Trim(), buffer, 3);
            return;
        }
        for (var child = node.FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            Write(tree, child, buffer, apart);
        }
        buffer.GetSpan(1)[0] = 4;
        buffer.Advance(1);
    }

    /// <summary>A mark that no XML text can hold, then the text: nothing can run into its neighbour.</summary>
    private static void Text(ReadOnlySpan<char> text, ArrayBufferWriter<byte> buffer, byte mark)
    {
        var span = buffer.GetSpan(1 + Encoding.UTF8.GetMaxByteCount(text.Length));
        span[0] = mark;
        buffer.Advance(1 + Encoding.UTF8.GetBytes(text, span[1..]));
    }

    /// <summary>Texts and attributes that nobody asked for, with their paths; null where all was read.</summary>
    public static List<Residue>? Residue(XmlTree tree, IReadOnlySet<int>? apart = null)
    {
        List<Residue>? residue = null;
        Walk(tree, 0, apart, ref residue);
        return residue;
    }

    private static void Walk(XmlTree tree, int index, IReadOnlySet<int>? apart, ref List<Residue>? residue)
    {
        if (tree.Nodes.Length == 0 || (apart is not null && apart.Contains(index)))
        {
            return;
        }
        ref var node = ref tree.At(index);
        if (node.Transport)
        {
            return;
        }
        for (var child = node.FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            ref var inner = ref tree.At(child);
            if (inner.Kind == XmlTree.Kind.Element)
            {
                Walk(tree, child, apart, ref residue);
            }
            else if (!inner.Touched && !string.IsNullOrWhiteSpace(inner.Value))
            {
                (residue ??= []).Add(new Residue(tree.PathOf(inner.Kind == XmlTree.Kind.Text ? index : child), inner.Value.Trim()));
            }
        }
    }
}
