using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Daftar.Dialects;

/// <summary>A name as it was written, and what it means.</summary>
internal sealed class XmlName
{
    /// <summary>With its prefix, in UTF-8.</summary>
    public required byte[] Written { get; init; }

    /// <summary>Without its prefix; the very string of the program where the program knows the word, so that comparing is comparing references.</summary>
    public required string Local { get; init; }

    /// <summary>Length of the prefix; 0 where there is none.</summary>
    public required int PrefixLength { get; init; }

    public ReadOnlySpan<byte> Prefix => Written.AsSpan(0, PrefixLength);

    /// <summary>It declares a namespace: <c>xmlns</c> or <c>xmlns:p</c>.</summary>
    public required bool IsDeclaration { get; init; }

    /// <summary>Where its prefix was last found to be declared (<see cref="XmlPrefixes.State"/>), and to be that of XML Schema instances.</summary>
    public long DeclaredIn { get; set; }

    public bool IsOfSchemaInstance { get; set; }

    internal ulong Key { get; init; }
}

/// <summary>
/// The names of elements and attributes one worker has met. Names in ASCII letters alone: others are left to <see cref="System.Xml.XmlReader"/>.
/// </summary>
internal sealed class XmlNames
{
    /// <summary>Standards have some thousand names; whoever sends more has invented them.</summary>
    private const int Room = 1 << 14;

    private static readonly SearchValues<byte> NameBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.:"u8);

    private readonly XmlName?[] _table = new XmlName?[Room];
    private int _count;

    /// <summary>Length of the name the bytes begin with.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.IndexOfAnyExcept(NameBytes);
        return length < 0 ? bytes.Length : length;
    }

    /// <summary>Null where these bytes are no name of XML Namespaces 1.0, or none in ASCII.</summary>
    public XmlName? Of(ReadOnlySpan<byte> written)
    {
        var key = KeyOf(written);
        for (var at = (int)(key >> 40) & (Room - 1); ; at = (at + 1) & (Room - 1))
        {
            var known = _table[at];
            if (known is null)
            {
                return Add(written, key);
            }
            if (known.Key == key && written.SequenceEqual(known.Written))
            {
                return known;
            }
        }
    }

    private XmlName? Add(ReadOnlySpan<byte> written, ulong key)
    {
        var colon = written.IndexOf((byte)':');
        var local = written[(colon + 1)..];
        if (!IsName(local) || (colon >= 0 && !IsName(written[..colon])))
        {
            return null;
        }
        if (_count > Room / 2)
        {
            Array.Clear(_table);
            _count = 0;
        }
        var text = Encoding.ASCII.GetString(local);
        var name = new XmlName
        {
            Written = written.ToArray(), Local = string.IsInterned(text) ?? text, PrefixLength = Math.Max(colon, 0), Key = key,
            IsDeclaration = written.SequenceEqual("xmlns"u8) || written.StartsWith("xmlns:"u8),
        };
        var at = (int)(key >> 40) & (Room - 1);
        while (_table[at] is not null)
        {
            at = (at + 1) & (Room - 1);
        }
        _table[at] = name;
        _count++;
        return name;
    }

    private static bool IsName(ReadOnlySpan<byte> part) => part.Length > 0 && (char.IsAsciiLetter((char)part[0]) || part[0] == '_') && !part.Contains((byte)':');

    /// <summary>First and last bytes and length, mixed: names of a standard differ there, and the table compares the whole.</summary>
    private static ulong KeyOf(ReadOnlySpan<byte> written)
    {
        ulong key;
        if (written.Length >= 8)
        {
            key = MemoryMarshal.Read<ulong>(written) ^ BitOperations.RotateLeft(MemoryMarshal.Read<ulong>(written[^8..]), 29)
                ^ BitOperations.RotateLeft(MemoryMarshal.Read<ulong>(written[((written.Length - 8) / 2)..]), 47);
        }
        else
        {
            key = 0;
            foreach (var letter in written)
            {
                key = (key << 8) | letter;
            }
        }
        return (key ^ (uint)written.Length) * 0x9E3779B97F4A7C15;
    }
}
