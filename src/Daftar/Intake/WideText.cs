using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Daftar.Intake;

/// <summary>
/// UTF-16 and UTF-32 as bytes in which tags can be found, and back to the very bytes that came. Whole characters become UTF-8. What is none keeps a form of its own that no UTF-8
/// has: half of a surrogate pair the three bytes UTF-8 would give its number, a number beyond Unicode FE and six bytes, bytes left over at the end FF and two bytes each.
/// </summary>
internal static class WideText
{
    private const byte TooFar = 0xFE, Rest = 0xFF, Continues = 0x80;

    /// <summary>Bytes that a character of two bytes may need: three; one of four bytes, seven.</summary>
    public static int MostBytes(int wide) => (wide * 2) + 8;

    /// <summary>Turns whole units into bytes, and at the end what is left over.</summary>
    /// <param name="isEnd">No more comes: what is incomplete now stays so.</param>
    /// <param name="taken">Bytes of <paramref name="wide"/> that are done; the others belong in front of what comes next.</param>
    /// <param name="broken">How often something was no character.</param>
    public static int ToNarrow(Encoding encoding, Span<byte> wide, bool isEnd, Span<byte> narrow, out int taken, ref int broken)
    {
        var unit = encoding is UTF32Encoding ? 4 : 2;
        var whole = wide.Length - (wide.Length % unit);
        var written = unit == 2 ? Of16(encoding, wide[..whole], isEnd, narrow, out taken, ref broken) : Of32(encoding, wide[..whole], narrow, out taken, ref broken);
        if (isEnd && taken == whole && whole < wide.Length)
        {
            broken++;
            foreach (var left in wide[whole..])
            {
                narrow[written++] = Rest;
                narrow[written++] = (byte)(Continues | (left >> 4));
                narrow[written++] = (byte)(Continues | (left & 0xF));
            }
            taken = wide.Length;
        }
        return written;
    }

    private static int Of16(Encoding encoding, Span<byte> wide, bool isEnd, Span<byte> narrow, out int taken, ref int broken)
    {
        var units = MemoryMarshal.Cast<byte, ushort>(wide);
        if (IsBigEndian(encoding) == BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(units, units);
        }
        var chars = MemoryMarshal.Cast<byte, char>(wide);
        var (read, written) = (0, 0);
        while (true)
        {
            var status = Utf8.FromUtf16(chars[read..], narrow[written..], out var charsRead, out var bytesWritten, replaceInvalidSequences: false, isFinalBlock: isEnd);
            read += charsRead;
            written += bytesWritten;
            if (status != OperationStatus.InvalidData)
            {
                break;
            }
            broken++;
            written += Three(chars[read++], narrow[written..]);
        }
        if (read < chars.Length && IsBigEndian(encoding) == BitConverter.IsLittleEndian)
        {
            // The first half of a pair, whose second comes with the next bytes: as it came.
            BinaryPrimitives.ReverseEndianness(units[read..], units[read..]);
        }
        taken = read * 2;
        return written;
    }

    private static int Of32(Encoding encoding, ReadOnlySpan<byte> wide, Span<byte> narrow, out int taken, ref int broken)
    {
        var written = 0;
        for (taken = 0; taken < wide.Length; taken += 4)
        {
            var number = IsBigEndian(encoding) ? BinaryPrimitives.ReadUInt32BigEndian(wide[taken..]) : BinaryPrimitives.ReadUInt32LittleEndian(wide[taken..]);
            if (Rune.TryCreate(number, out var rune))
            {
                written += rune.EncodeToUtf8(narrow[written..]);
                continue;
            }
            broken++;
            if (number < 0x10000)
            {
                written += Three((char)number, narrow[written..]);
                continue;
            }
            narrow[written++] = TooFar;
            for (var shift = 30; shift >= 0; shift -= 6)
            {
                narrow[written++] = (byte)(Continues | ((number >> shift) & 0x3F));
            }
        }
        return written;
    }

    private static int Three(char half, Span<byte> narrow)
    {
        narrow[0] = (byte)(0xE0 | (half >> 12));
        narrow[1] = (byte)(Continues | ((half >> 6) & 0x3F));
        narrow[2] = (byte)(Continues | (half & 0x3F));
        return 3;
    }

    /// <summary>The bytes as they came. A character cut at the beginning is left out.</summary>
    public static byte[] ToWide(Encoding encoding, ReadOnlySpan<byte> narrow)
    {
        while (narrow.Length > 0 && (narrow[0] & 0xC0) == Continues)
        {
            narrow = narrow[1..];
        }
        if (Utf8.IsValid(narrow))
        {
            return encoding.GetBytes(Encoding.UTF8.GetString(narrow));
        }
        var wide = new ArrayBufferWriter<byte>(narrow.Length * 2);
        while (FirstBroken(narrow) is >= 0 and var at)
        {
            wide.Write(encoding.GetBytes(Encoding.UTF8.GetString(narrow[..at])));
            narrow = narrow[at..];
            var number = Number(narrow, out var length);
            var unit = narrow[0] == Rest ? 1 : encoding is UTF32Encoding ? 4 : 2;
            var bytes = wide.GetSpan(4)[..unit];
            for (var i = 0; i < unit; i++)
            {
                bytes[IsBigEndian(encoding) ? unit - 1 - i : i] = (byte)(number >> (8 * i));
            }
            wide.Advance(unit);
            narrow = narrow[length..];
        }
        wide.Write(encoding.GetBytes(Encoding.UTF8.GetString(narrow)));
        return wide.WrittenSpan.ToArray();
    }

    /// <summary>Where the first stands that is no character; -1 where all are.</summary>
    public static int FirstBroken(ReadOnlySpan<byte> narrow)
    {
        for (var at = 0; at < narrow.Length;)
        {
            if (narrow[at] < 0x80)
            {
                var plain = narrow[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
                if (plain < 0)
                {
                    return -1;
                }
                at += plain;
            }
            if (Rune.DecodeFromUtf8(narrow[at..], out _, out var length) != OperationStatus.Done)
            {
                return at;
            }
            at += length;
        }
        return -1;
    }

    /// <summary>What stands there instead of a character, for people.</summary>
    public static string Told(ReadOnlySpan<byte> broken)
    {
        var number = Number(broken, out _);
        return broken[0] switch
        {
            Rest => string.Create(CultureInfo.InvariantCulture, $"the text ends inside a character: byte {number:X2} is left over"),
            TooFar => string.Create(CultureInfo.InvariantCulture, $"{number:X8}, which is no character of Unicode"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{number:X4}, half of a surrogate pair without the other"),
        };
    }

    private static uint Number(ReadOnlySpan<byte> broken, out int length)
    {
        switch (broken[0])
        {
            case Rest:
                length = 3;
                return ((broken[1] & 0xFu) << 4) | (broken[2] & 0xFu);
            case TooFar:
                length = 7;
                var number = 0u;
                foreach (var six in broken[1..7])
                {
                    number = (number << 6) | (six & 0x3Fu);
                }
                return number;
            default:
                length = 3;
                return ((broken[0] & 0xFu) << 12) | ((broken[1] & 0x3Fu) << 6) | (broken[2] & 0x3Fu);
        }
    }

    private static bool IsBigEndian(Encoding encoding) => encoding.CodePage is 1201 or 12001;
}
