using System.Buffers;
using System.Globalization;
using System.Text;
using Daftar.Dialects;

namespace Daftar.Intake;

/// <summary>
/// Resolves named entities (&amp;eacute; and their kind, declared in DTDs that are never fetched) from the local catalogue before parsing.
/// Nothing is ever expanded twice, so nothing can explode.
/// </summary>
internal static class NamedEntities
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create("; \t\r\n<&\"'"u8);

    /// <summary>The bytes with known entities written as characters; null where there is none to resolve. Unknown ones stay, and parsing names them.</summary>
    /// <exception cref="XmlLimitException">There are more than <paramref name="most"/>.</exception>
    public static byte[]? Resolve(ReadOnlySpan<byte> xml, int most = int.MaxValue)
    {
        var count = 0;
        ArrayBufferWriter<byte>? written = null;
        var copied = 0;
        for (var at = 0; Next(xml, ref at, out var length, out var text);)
        {
            if (++count > most)
            {
                throw new XmlLimitException(string.Create(CultureInfo.InvariantCulture, $"The record has more than {most} named entities (setting intake.xml.entities)."), 1 + xml[..at].Count((byte)'\n'));
            }
            written ??= new ArrayBufferWriter<byte>(xml.Length + 64);
            written.Write(xml[copied..(at - 1)]);
            foreach (var rune in text.EnumerateRunes())
            {
                written.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"&#{rune.Value};")));
            }
            at += length + 1;
            copied = at;
        }
        if (written is null)
        {
            return null;
        }
        written.Write(xml[copied..]);
        return written.WrittenSpan.ToArray();
    }

    /// <summary>Where the first of them begins, its name, and what it stands for; null where there is none.</summary>
    public static (int At, string Name, string Text)? First(ReadOnlySpan<byte> xml)
    {
        var at = 0;
        return Next(xml, ref at, out var length, out var text) ? (at - 1, Encoding.ASCII.GetString(xml.Slice(at, length)), text) : null;
    }

    /// <summary>Goes behind the ampersand of the next entity of the catalogue.</summary>
    private static bool Next(ReadOnlySpan<byte> xml, ref int at, out int length, out string text)
    {
        (length, text) = (0, "");
        while (xml[at..].IndexOf((byte)'&') is var next and >= 0)
        {
            at += next + 1;
            var rest = xml[at..];
            if (rest.IsEmpty || rest[0] == (byte)'#')
            {
                continue;
            }
            length = rest[..Math.Min(rest.Length, 40)].IndexOfAny(NameEnds);
            if (length <= 0 || rest[length] != (byte)';')
            {
                continue;
            }
            var name = rest[..length];
            if (!(name.SequenceEqual("amp"u8) || name.SequenceEqual("lt"u8) || name.SequenceEqual("gt"u8) || name.SequenceEqual("quot"u8) || name.SequenceEqual("apos"u8)) && EntityNames.TryGet(name, out text))
            {
                return true;
            }
        }
        return false;
    }
}
