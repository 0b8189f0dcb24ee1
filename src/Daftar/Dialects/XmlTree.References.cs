using System.Buffers;
using System.Globalization;
using System.Text;

namespace Daftar.Dialects;

/// <summary>What stands for something else in plain XML: entities named in the catalogue, references to characters, ends of lines (XML 1.0, 2.11, 3.3.3, 4.1).</summary>
public sealed partial class XmlTree
{
    /// <summary>Named entities the record may still hold.</summary>
    private int _entities;

    /// <summary>Some entity of the catalogue was resolved in the record loaded last.</summary>
    internal bool HasNamedEntities { get; private set; }

    /// <summary>Resolves entities, references to characters and the ends of lines; false for an entity nobody knows, and beyond the limit.</summary>
    private bool TryDecode(ReadOnlySpan<byte> text, bool asAttribute, out string? decoded, out bool saysSomething)
    {
        var rented = ArrayPool<char>.Shared.Rent(text.Length + 1);
        var length = 0;
        saysSomething = false;
        decoded = null;
        var rest = text;
        while (rest.Length > 0)
        {
            var special = asAttribute ? rest.IndexOfAny("&\r\n\t"u8) : rest.IndexOfAny((byte)'&', (byte)'\r');
            var plain = special < 0 ? rest : rest[..special];
            length += Encoding.UTF8.GetChars(plain, rented.AsSpan(length));
            saysSomething |= plain.ContainsAnyExcept(Layout);
            if (special < 0)
            {
                break;
            }
            rest = rest[special..];
            if (rest[0] != (byte)'&')
            {
                var isPair = rest.Length > 1 && rest[0] == (byte)'\r' && rest[1] == (byte)'\n';
                rented[length++] = asAttribute ? ' ' : '\n';
                rest = rest[(isPair ? 2 : 1)..];
                continue;
            }
            var end = rest.IndexOf((byte)';');
            if (end > 0 && TryReference(rest[1..end], out var character))
            {
                saysSomething |= character.Value > Blank;
                length += character.EncodeToUtf16(rented.AsSpan(length));
            }
            else if (end > 0 && EntityNames.TryGet(rest[1..end], out var named) && named.Length <= end && --_entities >= 0)
            {
                HasNamedEntities = true;
                saysSomething |= named.AsSpan().ContainsAnyExcept(" \t\r\n");
                named.CopyTo(rented.AsSpan(length));
                length += named.Length;
            }
            else
            {
                ArrayPool<char>.Shared.Return(rented);
                return false;
            }
            rest = rest[(end + 1)..];
        }
        decoded = new string(rented, 0, length);
        ArrayPool<char>.Shared.Return(rented);
        return true;
    }

    private static bool TryReference(ReadOnlySpan<byte> name, out Rune character)
    {
        character = name switch
        {
            [(byte)'a', (byte)'m', (byte)'p'] => new Rune('&'),
            [(byte)'l', (byte)'t'] => new Rune('<'),
            [(byte)'g', (byte)'t'] => new Rune('>'),
            [(byte)'q', (byte)'u', (byte)'o', (byte)'t'] => new Rune('"'),
            [(byte)'a', (byte)'p', (byte)'o', (byte)'s'] => new Rune('\''),
            _ => default,
        };
        if (character.Value > 0)
        {
            return true;
        }
        if (name.Length is < 2 or > 12 || name[0] != (byte)'#')
        {
            return false;
        }
        var isHexadecimal = name[1] == (byte)'x';
        var digits = name[(isHexadecimal ? 2 : 1)..];
        return int.TryParse(digits, isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (number is '\t' or '\n' or '\r' or >= ' ') && (number & 0xFFFE) != 0xFFFE && Rune.TryCreate(number, out character);
    }
}
