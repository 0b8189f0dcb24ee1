using System.Buffers.Binary;
using System.Text;

namespace Daftar.Search;

/// <summary>
/// The places of all words of one entry, read back to compare stretches of words: from its tsvector (<c>tsvectorsend</c>), or from what was kept beside it where that does not hold them all.
/// </summary>
internal static class Places
{
    /// <summary>All words with their places as they were cut.</summary>
    public static byte[] Write(IReadOnlyList<(string Lexeme, List<int> Places)> words)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        foreach (var (lexeme, places) in words)
        {
            writer.Write(lexeme);
            writer.Write7BitEncodedInt(places.Count);
            var last = 0;
            foreach (var place in places)
            {
                writer.Write7BitEncodedInt(place - last);
                last = place;
            }
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static void Read(byte[] bytes, Action<string, int[]> word)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        while (reader.BaseStream.Position < bytes.Length)
        {
            var lexeme = reader.ReadString();
            var places = new int[reader.Read7BitEncodedInt()];
            for (var (at, last) = (0, 0); at < places.Length; at++)
            {
                places[at] = last += reader.Read7BitEncodedInt();
            }

            word(lexeme, places);
        }
    }

    /// <summary>Reads a tsvector that holds all places; values of a field stand as far apart again as they were cut.</summary>
    public static void ReadVector(byte[] bytes, Action<string, int[]> word)
    {
        var found = new List<(string Lexeme, int Slot, int[] Places)>();
        var used = new Dictionary<int, SortedSet<int>>();
        var at = 4;
        for (var left = BinaryPrimitives.ReadInt32BigEndian(bytes); left > 0; left--)
        {
            var end = at + bytes.AsSpan(at).IndexOf((byte)0);
            var lexeme = bytes.AsSpan(at, end - at);
            int count = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(end + 1));
            at = end + 3 + (count * 2);
            if (count == 0 || Lexemes.SlotOf(lexeme) is not (>= 0 and var slot))
            {
                continue;
            }

            var places = new int[count];
            if (!used.TryGetValue(slot, out var all))
            {
                used[slot] = all = [];
            }

            for (var i = 0; i < count; i++)
            {
                all.Add(places[i] = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(end + 3 + (i * 2))) & 0x3FFF);
            }

            found.Add((Encoding.UTF8.GetString(lexeme), slot, places));
        }

        var apart = used.ToDictionary(slot => slot.Key, slot => Apart(slot.Value));
        foreach (var (lexeme, slot, places) in found)
        {
            word(lexeme, Array.ConvertAll(places, place => apart[slot][place]));
        }
    }

    private static Dictionary<int, int> Apart(SortedSet<int> places)
    {
        var apart = new Dictionary<int, int>(places.Count);
        var (last, added) = (-1, 0);
        foreach (var place in places)
        {
            added += last >= 0 && place - last > 1 ? IndexBatch.ValueGap : 0;
            apart[place] = place + added;
            last = place;
        }

        return apart;
    }
}
