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
            Value(tree, ref node, buffer, evenEmpty: false);
            return;
        }
        if (tree.NameBytesOf(ref node) is { Length: > 0 } name)
        {
            Bytes(name, buffer, 1);
        }
        else
        {
            Text(node.Name, buffer, node.Kind == XmlTree.Kind.Attribute ? (byte)2 : (byte)1);
        }
        if (node.Kind == XmlTree.Kind.Attribute)
        {
            Value(tree, ref node, buffer, evenEmpty: true);
            return;
        }
        for (var child = node.FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            Write(tree, child, buffer, apart);
        }
        buffer.GetSpan(1)[0] = 4;
        buffer.Advance(1);
    }

    private static void Value(XmlTree tree, ref XmlTree.Node node, ArrayBufferWriter<byte> buffer, bool evenEmpty)
    {
        if (node.Value is { } value)
        {
            var text = value.AsSpan().Trim();
            if (evenEmpty || text.Length > 0)
            {
                Text(text, buffer, 3);
            }
            return;
        }
        var bytes = Trimmed(tree.BytesOf(ref node));
        if (evenEmpty || bytes.Length > 0)
        {
            Bytes(bytes, buffer, 3);
        }
    }

    private static void Bytes(ReadOnlySpan<byte> bytes, ArrayBufferWriter<byte> buffer, byte mark)
    {
        var span = buffer.GetSpan(1 + bytes.Length);
        span[0] = mark;
        bytes.CopyTo(span[1..]);
        buffer.Advance(1 + bytes.Length);
    }

    /// <summary>As a string's Trim: every blank of Unicode.</summary>
    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0 && (text[0] <= ' ' || text[0] >= 0x7F) && Rune.DecodeFromUtf8(text, out var first, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(first))
        {
            text = text[length..];
        }
        while (text.Length > 0 && (text[^1] <= ' ' || text[^1] >= 0x7F) && Rune.DecodeLastFromUtf8(text, out var last, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(last))
        {
            text = text[..^length];
        }
        return text;
    }

    /// <summary>A mark that no XML text can hold, then the text: nothing can run into its neighbour.</summary>
    private static void Text(ReadOnlySpan<char> text, ArrayBufferWriter<byte> buffer, byte mark)
    {
        var span = buffer.GetSpan(1 + Encoding.UTF8.GetMaxByteCount(text.Length));
        span[0] = mark;
        buffer.Advance(1 + Encoding.UTF8.GetBytes(text, span[1..]));
    }

    /// <summary>Texts, attributes and elements that hold nothing, that nobody asked for, with their paths; null where all was read.</summary>
    public static List<Residue>? Residue(XmlTree tree, IReadOnlySet<int>? apart = null)
    {
        List<Residue>? residue = null;
        Walk(tree, 0, apart, passed: false, ref residue);
        return residue;
    }

    private static void Walk(XmlTree tree, int index, IReadOnlySet<int>? apart, bool passed, ref List<Residue>? residue)
    {
        if (tree.Nodes.Length == 0 || (apart is not null && apart.Contains(index)))
        {
            return;
        }
        var (before, isAgain) = (-1, false);
        for (var child = tree.At(index).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            ref var node = ref tree.At(child);
            if (node.Kind == XmlTree.Kind.Element)
            {
                isAgain = Again(tree, before, child, isAgain, ref residue);
                before = child;
                if (passed || node.Passed || node.Transport)
                {
                    if (Left.IsPassed(node.Name))
                    {
                        Walk(tree, child, apart, passed: true, ref residue);
                    }
                    else
                    {
                        Whole(tree, child, ref residue);
                    }
                }
                else if (node.FirstChild < 0 && !node.Touched)
                {
                    // It can be a flag: by being there it says something (us-bibliographic-data-grant/rule-47-flag).
                    (residue ??= []).Add(new Residue(tree.PathOf(child), ""));
                }
                else
                {
                    Walk(tree, child, apart, passed: false, ref residue);
                }
            }
            else if (!node.Touched && !(passed || node.Passed ? node.Kind == XmlTree.Kind.Text || Left.IsPassedAttribute(node.Name) : node.Transport) && tree.ValueOf(ref node).Trim() is { Length: > 0 } left)
            {
                (residue ??= []).Add(new Residue(tree.PathOf(node.Kind == XmlTree.Kind.Text ? index : child), left));
            }
        }
    }

    /// <summary>What comes once is said twice and otherwise: a reader has taken one of them, so all are kept as they were written. True where it is so.</summary>
    private static bool Again(XmlTree tree, int before, int child, bool isAgain, ref List<Residue>? residue)
    {
        if (before < 0 || tree.At(before).Name != tree.At(child).Name || !Left.ComesOnce(tree.At(child).Name) || Only(tree, before) is not { } first || Only(tree, child) is not { } second || first == second)
        {
            return false;
        }
        if (!isAgain)
        {
            (residue ??= []).Add(new Residue(tree.PathOf(before), first));
        }
        (residue ??= []).Add(new Residue(tree.PathOf(child), second));
        return true;
    }

    /// <summary>The text of an element that was read and holds no other element; null where it says in which language: each is a value then.</summary>
    private static string? Only(XmlTree tree, int index)
    {
        string? text = null;
        for (var child = tree.At(index).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            ref var node = ref tree.At(child);
            if (node.Kind == XmlTree.Kind.Element || (node.Kind == XmlTree.Kind.Attribute && node.Name.Contains("lang", StringComparison.OrdinalIgnoreCase)))
            {
                return null;
            }
            // What nobody read is residue already.
            text = node.Kind == XmlTree.Kind.Text && (node.Touched || node.Passed || tree.At(index).Passed) ? tree.ValueOf(ref node).Trim() : text;
        }
        return text is { Length: > 0 } ? text : null;
    }

    /// <summary>An element of a name nobody knows, in what a reader passed over: with all it holds.</summary>
    private static void Whole(XmlTree tree, int index, ref List<Residue>? residue)
    {
        if (tree.At(index).FirstChild < 0)
        {
            (residue ??= []).Add(new Residue(tree.PathOf(index), ""));
        }
        for (var child = tree.At(index).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            ref var node = ref tree.At(child);
            if (node.Kind == XmlTree.Kind.Element)
            {
                Whole(tree, child, ref residue);
            }
            else if (tree.ValueOf(ref node).Trim() is { Length: > 0 } left)
            {
                (residue ??= []).Add(new Residue(tree.PathOf(node.Kind == XmlTree.Kind.Text ? index : child), left));
            }
        }
    }
}
