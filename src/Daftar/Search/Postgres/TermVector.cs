using System.Buffers.Binary;
using System.Text;

namespace Daftar.Search;

/// <summary>
/// Builds the tsvector of an entry in PostgreSQL's binary form. What a tsvector cannot hold of the places of words (behind the 16,383rd, or more than 255 of one word) is kept whole beside it:
/// see <see cref="Places"/>. Values of one field are set apart by a few places only, to stay below that.
/// </summary>
internal sealed class TermVector
{
    /// <summary>PostgreSQL's MAXENTRYPOS less one.</summary>
    public const int LastPlace = 16_383;

    /// <summary>PostgreSQL's MAXNUMPOS less one.</summary>
    public const int MostPlaces = 255;

    /// <summary>A phrase has no hole so wide.</summary>
    public const int Gap = 8;

    /// <summary>All texts of a tsvector, with room to spare: PostgreSQL's MAXSTRPOS is 1 MiB, places included.</summary>
    private const int MostBytes = 900_000;

    private readonly Dictionary<string, List<int>> lexemes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> weights = new(StringComparer.Ordinal);
    private readonly List<(string Lexeme, List<int> Places)> full = [];
    private byte[] buffer = new byte[1 << 14];
    private int length;

    public void Clear()
    {
        lexemes.Clear();
        weights.Clear();
        full.Clear();
    }

    /// <summary>A lexeme without places.</summary>
    public void Add(string lexeme) => lexemes.TryAdd(lexeme, []);

    /// <summary>A word of one slot at its places.</summary>
    /// <param name="places">Ascending, values set apart by <see cref="IndexBatch.ValueGap"/>.</param>
    public void Add(string lexeme, List<int> places, int weight)
    {
        full.Add((lexeme, places));
        weights[lexeme] = weight;
    }

    /// <summary>The tsvector, and all places where it does not hold them.</summary>
    public (byte[] Terms, byte[]? Places) Build()
    {
        var isWhole = true;
        foreach (var slot in full.GroupBy(word => word.Lexeme[1]))
        {
            var near = Nearer(slot.SelectMany(word => word.Places));
            foreach (var (lexeme, places) in slot)
            {
                var mapped = new List<int>(Math.Min(places.Count, MostPlaces));
                foreach (var place in places)
                {
                    var at = near[place] + 1;
                    if (at > LastPlace || mapped.Count == MostPlaces)
                    {
                        isWhole = false;
                        break;
                    }

                    mapped.Add(at);
                }

                lexemes[lexeme] = mapped;
            }
        }

        return (Write(), isWhole ? null : Places.Write(full));
    }

    /// <summary>Places with the values of a field drawn together.</summary>
    private static Dictionary<int, int> Nearer(IEnumerable<int> places)
    {
        var near = new Dictionary<int, int>();
        var (last, at) = (-1, -1);
        foreach (var place in places.Distinct().Order())
        {
            at += last < 0 || place - last > 1 ? (last < 0 ? place + 1 : Math.Min(place - last, Gap)) : 1;
            near[place] = at;
            last = place;
        }

        return near;
    }

    private byte[] Write()
    {
        length = 4;
        var count = 0;
        foreach (var (lexeme, places) in lexemes)
        {
            if (length > MostBytes && lexeme[0] != 'k' && lexeme[0] != 'd')
            {
                continue;
            }

            var most = Encoding.UTF8.GetMaxByteCount(lexeme.Length) + 3 + (places.Count * 2);
            if (buffer.Length - length < most)
            {
                Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + most));
            }

            length += Encoding.UTF8.GetBytes(lexeme, buffer.AsSpan(length));
            buffer[length++] = 0;
            BinaryPrimitives.WriteUInt16BigEndian(buffer.AsSpan(length), (ushort)places.Count);
            length += 2;
            var weight = places.Count > 0 ? weights[lexeme] << 14 : 0;
            foreach (var place in places)
            {
                BinaryPrimitives.WriteUInt16BigEndian(buffer.AsSpan(length), (ushort)(weight | place));
                length += 2;
            }

            count++;
        }

        BinaryPrimitives.WriteInt32BigEndian(buffer, count);
        return buffer.AsSpan(0, length).ToArray();
    }
}
