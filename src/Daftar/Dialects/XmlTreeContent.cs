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
    /// the other <paramref name="entries"/> of the same document. Prefixes, layout and encoding do not count; the order of elements does.
    /// </summary>
    public static byte[] Fingerprint(XmlTree tree, ArrayBufferWriter<byte> buffer, EntryElements? entries = null)
    {
        buffer.ResetWrittenCount();
        if (tree.Nodes.Length > 0)
        {
            var sink = new Sink(buffer);
            Write(tree, 0, ref sink, entries);
            sink.End();
        }
        return SHA256.HashData(buffer.WrittenSpan);
    }

    private static void Write(XmlTree tree, int index, ref Sink sink, EntryElements? entries)
    {
        ref var node = ref tree.At(index);
        if (node.Transport || entries?.IsApart(index) == true)
        {
            return;
        }
        if (node.Kind == XmlTree.Kind.Text)
        {
            Value(tree, ref node, ref sink, evenEmpty: false);
            return;
        }
        if (tree.NameBytesOf(ref node) is { Length: > 0 } name)
        {
            sink.Put(1, name);
        }
        else
        {
            sink.Put(node.Kind == XmlTree.Kind.Attribute ? (byte)2 : (byte)1, node.Name);
        }
        if (node.Kind == XmlTree.Kind.Attribute)
        {
            Value(tree, ref node, ref sink, evenEmpty: true);
            return;
        }
        for (var children = EntryElements.ChildrenOf(tree, index, entries); children.MoveNext();)
        {
            Write(tree, children.Current, ref sink, entries);
        }
        sink.Put(4, ReadOnlySpan<byte>.Empty);
    }

    private static void Value(XmlTree tree, ref XmlTree.Node node, ref Sink sink, bool evenEmpty)
    {
        if (node.Value is { } value)
        {
            var text = value.AsSpan().Trim();
            if (evenEmpty || text.Length > 0)
            {
                sink.Put(3, text);
            }
            return;
        }
        var bytes = Trimmed(tree.BytesOf(ref node));
        if (evenEmpty || bytes.Length > 0)
        {
            sink.Put(3, bytes);
        }
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

    /// <summary>A mark that no XML text can hold, then the text: nothing can run into its neighbour. Room is asked for by the page, for a record has thousands of short texts.</summary>
    private ref struct Sink(ArrayBufferWriter<byte> buffer)
    {
        private Span<byte> _room;
        private int _used;

        public void Put(byte mark, scoped ReadOnlySpan<byte> bytes)
        {
            var room = Room(bytes.Length + 1);
            room[0] = mark;
            bytes.CopyTo(room[1..]);
            _used += bytes.Length + 1;
        }

        public void Put(byte mark, scoped ReadOnlySpan<char> text)
        {
            var room = Room(Encoding.UTF8.GetMaxByteCount(text.Length) + 1);
            room[0] = mark;
            _used += Encoding.UTF8.GetBytes(text, room[1..]) + 1;
        }

        public void End()
        {
            buffer.Advance(_used);
            _room = default;
            _used = 0;
        }

        private Span<byte> Room(int length)
        {
            if (_room.Length - _used < length)
            {
                End();
                _room = buffer.GetSpan(Math.Max(length, 1 << 12));
            }
            return _room[_used..];
        }
    }

    /// <summary>Texts, attributes and elements that hold nothing, that nobody asked for, with their paths; null where all was read.</summary>
    public static List<Residue>? Residue(XmlTree tree, EntryElements? entries = null) => Residue(tree, entries, judges: false, out _);

    /// <inheritdoc cref="Residue(XmlTree, EntryElements?)"/>
    /// <param name="tree">The record, read.</param>
    /// <param name="entries">The elements of all entries, where the document speaks of several.</param>
    /// <param name="judges">Also values that were read (<see cref="Dialect.JudgesAll"/>).</param>
    /// <param name="twice">Values of what comes once that the record says twice; null where it does not.</param>
    public static List<Residue>? Residue(XmlTree tree, EntryElements? entries, bool judges, out List<ValueTwice>? twice)
    {
        List<Residue>? residue = null;
        twice = null;
        Walk(tree, 0, entries, passed: false, judges, null, ref residue, ref twice);
        return residue;
    }

    private static void Walk(XmlTree tree, int index, EntryElements? entries, bool passed, bool judges, Forms.Form? form, ref List<Residue>? residue, ref List<ValueTwice>? twice)
    {
        if (tree.Nodes.Length == 0 || entries?.IsApart(index) == true)
        {
            return;
        }
        var names = 0UL;
        // In the grants of the USPTO of 2001 texts stand one deeper (KIND/PDAT), and are of the form of what is around them.
        form = passed || judges ? Forms.OfPassed(tree.At(index).Name) ?? (tree.At(index).Name == "PDAT" ? form : null) : null;
        for (var children = EntryElements.ChildrenOf(tree, index, entries); children.MoveNext();)
        {
            var child = children.Current;
            ref var node = ref tree.At(child);
            if (node.Kind == XmlTree.Kind.Element)
            {
                var bit = SaidTwice.BitOf(node.Name);
                if ((names & bit) != 0)
                {
                    SaidTwice.Look(tree, index, child, ref residue, ref twice);
                }
                names |= bit;
                if (passed || node.Passed || node.Transport)
                {
                    if (Left.IsPassed(node.Name))
                    {
                        Walk(tree, child, entries, passed: true, judges, form, ref residue, ref twice);
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
                    Walk(tree, child, entries, passed: false, judges, form, ref residue, ref twice);
                }
            }
            else if ((node.Unusable || (judges && node.Touched && IsOdd(tree, ref node, form)) || (!node.Touched && !(passed || node.Passed ? IsPassed(tree, ref node, form) : node.Transport))) && tree.ValueOf(ref node).Trim() is { Length: > 0 } left)
            {
                (residue ??= []).Add(new Residue(tree.PathOf(node.Kind == XmlTree.Kind.Text ? index : child), left));
            }
        }
    }

    /// <summary>A value that was read and is not of the form values of its name have: what a reader took of it nobody knows.</summary>
    private static bool IsOdd(XmlTree tree, ref XmlTree.Node node, Forms.Form? form) =>
        (node.Kind == XmlTree.Kind.Text ? form : Forms.OfKeptAttribute(node.Name)) is { } own && !own(tree.CharsOf(ref node).Trim());

    /// <summary>A text or attribute in what a reader passed over: known by name, and of the form that such values have.</summary>
    private static bool IsPassed(XmlTree tree, ref XmlTree.Node node, Forms.Form? form) => node.Kind == XmlTree.Kind.Text
        ? form is null || form(tree.CharsOf(ref node).Trim())
        : Left.IsPassedAttribute(node.Name) && Forms.OfPassedAttribute(node.Name)(tree.CharsOf(ref node).Trim());

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
