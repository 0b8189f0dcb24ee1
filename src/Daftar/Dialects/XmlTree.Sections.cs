using System.Text;

namespace Daftar.Dialects;

/// <summary>What plain XML holds beside elements and text: comments, CDATA sections, processing instructions (XML 1.0, 2.5 to 2.7).</summary>
public sealed partial class XmlTree
{
    /// <summary>A comment or a processing instruction may stand in the record; false where none does for certain.</summary>
    internal bool MayHaveAsides { get; private set; }

    /// <summary>A comment or a CDATA section.</summary>
    private bool TryBang(ReadOnlySpan<byte> xml, ref int at, int depth, XmlLimits limits)
    {
        var rest = xml[at..];
        if (rest.StartsWith("<!--"u8))
        {
            // Two hyphens end it, or are an error.
            var end = rest[4..].IndexOf("--"u8);
            if (end < 0 || 4 + end + 2 >= rest.Length || rest[4 + end + 2] != (byte)'>')
            {
                return false;
            }
            at += 4 + end + 3;
            MayHaveAsides = true;
            return true;
        }
        if (!rest.StartsWith("<![CDATA["u8))
        {
            return false;
        }
        var length = rest[9..].IndexOf("]]>"u8);
        var text = length < 0 ? default : rest.Slice(9, length);
        if (length < 0 || length > limits.TextLength)
        {
            return false;
        }
        Place(Add(Kind.Text, "", text.Contains((byte)'\r') ? Encoding.UTF8.GetString(text).Replace("\r\n", "\n", StringComparison.Ordinal) : null, _open[depth - 1], depth, 0), at + 9, length);
        at += 9 + length + 3;
        return true;
    }

    private bool TryInstruction(ReadOnlySpan<byte> xml, ref int at)
    {
        var rest = xml[(at + 2)..];
        var name = XmlNames.LengthOf(rest);
        if (name == 0 || !(char.IsAsciiLetter((char)rest[0]) || rest[0] == '_') || rest[..name].Contains((byte)':') || (name == 3 && Ascii.EqualsIgnoreCase(rest[..3], "xml"u8)))
        {
            return false;
        }
        var end = rest[name..].IndexOf("?>"u8);
        if (end < 0 || (end > 0 && !Layout.Contains(rest[name])))
        {
            return false;
        }
        at += 2 + name + end + 2;
        MayHaveAsides = true;
        return true;
    }
}
