using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Daftar.Search;

/// <summary>
/// Where a page ended: the last hit's place in the order and its entry id, the generation it was seen in, and a fingerprint of query, filters and sort, since a place means nothing
/// in another order. Written as base64url: checksum (4 bytes), generation (8), fingerprint (8), entry (16), number (8), key.
/// </summary>
/// <param name="Number">Bits of the score, or the date; 0 if there is none.</param>
/// <param name="Key">The value sorted by, or null if the hit has none or the order is by score or date.</param>
internal sealed record SearchCursor(long Generation, ulong Of, Guid Entry, long Number, byte[]? Key)
{
    private const int FixedBytes = 45;

    /// <exception cref="SearchRefusedException">Not a cursor, or one of another search.</exception>
    public static SearchCursor Read(string text, ulong fingerprint)
    {
        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            throw Refuse("it is not one");
        }

        if (bytes.Length < FixedBytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Checksum.Of(bytes.AsSpan(4)))
        {
            throw Refuse("it is not one");
        }

        var cursor = new SearchCursor(
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(4)), BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(12)), EntryIds.Read(bytes.AsSpan(20)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(36)), bytes[44] == 1 ? bytes[FixedBytes..] : null);
        return cursor.Of == fingerprint ? cursor : throw Refuse("it belongs to another query, filter or order");
    }

    public string Write()
    {
        var bytes = new byte[FixedBytes + (Key?.Length ?? 0)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(4), Generation);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(12), Of);
        EntryIds.Write(Entry, bytes.AsSpan(20));
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(36), Number);
        bytes[44] = Key is null ? (byte)0 : (byte)1;
        Key?.CopyTo(bytes, FixedBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Checksum.Of(bytes.AsSpan(4)));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The same before and after an index with other fields took the place of this one: who turns pages meanwhile goes on.</summary>
    public static ulong Fingerprint(QueryNode query, SearchRequest request, FieldTable fields)
    {
        var text = new StringBuilder();
        text.Append(FieldTable.Cutting).Append('\n').Append(request.Sort.Field is { } sorted ? fields[sorted].Kind : null).Append('\n').Append(QueryLanguage.Write(query)).Append('\n');
        foreach (var filter in request.Filters.OrderBy(filter => filter.Field, StringComparer.Ordinal))
        {
            text.Append(filter.Field).Append('\n').AppendJoin('\t', filter.Values.Order(StringComparer.Ordinal)).Append('\n').Append(filter.From).Append("..").Append(filter.To).Append('\n');
        }

        text.Append(request.Sort.Field).Append(request.Sort.Descending).Append(request.Scope).Append(request.AsOf?.DayNumber ?? -1).Append(request.AsOfBy);
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static SearchRefusedException Refuse(string why) =>
        new(new SearchProblem(SearchProblemKind.Cursor, $"The search cannot go on from this cursor: {why}. Ask again without it for the first page."));
}
