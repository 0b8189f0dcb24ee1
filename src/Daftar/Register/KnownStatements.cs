using System.Buffers.Binary;
using Daftar.Rights;

namespace Daftar.Register;

/// <summary>What was said about an entry: by whom, when produced, and which parts of the state still rest on it.</summary>
/// <param name="Fully">Parts on which its word is complete and stands: what is older says nothing there any more.</param>
/// <param name="Partly">Parts it added to, on top of what is older.</param>
/// <param name="Mark">First 16 bytes of its fingerprint.</param>
/// <param name="Snapshot">Its snapshot; 0 where that was kept under an entry joined to this one.</param>
/// <param name="IsDelete">The office deleted its record: takes nothing from the state, and says nothing about it.</param>
internal readonly record struct KnownStatement(Parts Fully, Parts Partly, long ProducedTicks, UInt128 Mark, int Snapshot, bool FromOwner, bool IsDelete)
{
    public Parts Governs => Fully | Partly;

    public StatementRank Rank => new(FromOwner, ProducedTicks);

    public static UInt128 MarkOf(ReadOnlySpan<byte> fingerprint) => BinaryPrimitives.ReadUInt128BigEndian(fingerprint);

    /// <summary>The same, said again at a later moment: it counts from then.</summary>
    public KnownStatement At(StatementRank rank) => this with { ProducedTicks = rank.ProducedTicks, FromOwner = rank.FromOwner };

    /// <summary>
    /// Whether what says the same as the last statement of that content is said again with it. What nothing rests on was replaced, and came again as a statement of its own:
    /// it stays where it was, else what replaced it would never have been.
    /// </summary>
    public bool IsSaidAgainWith(KnownStatement last) => Governs != Parts.None || Rank == last.Rank;

    /// <summary>What is left of it under a statement that outranks it and is complete on these parts.</summary>
    public KnownStatement Under(Parts fully) => this with { Fully = Fully & ~fully, Partly = Partly & ~fully };
}

/// <summary>Newer or older (design, section 1): the owner's word over another provider's, then by <em>produced</em>; among equals, as they arrived.</summary>
internal readonly record struct StatementRank(bool FromOwner, long ProducedTicks)
{
    public bool Outranks(StatementRank other) => FromOwner != other.FromOwner ? FromOwner : ProducedTicks > other.ProducedTicks;
}

/// <summary>
/// The statements about one entry, in the order they arrived, small enough to lie in the entry's row: newer or older, changed or not, duplicate or not is
/// decided from them without reading a snapshot.
/// </summary>
internal static class KnownStatements
{
    private const int Size = 2 + 2 + 8 + 16 + 4 + 1;
    private const byte Owner = 1;
    private const byte Delete = 2;

    /// <summary>Statements no part rests on are forgotten beyond this many: a duplicate of one would then be kept as older, which loses nothing.</summary>
    public const int Most = 64;

    public static List<KnownStatement> Read(ReadOnlySpan<byte> bytes)
    {
        var list = new List<KnownStatement>((bytes.Length / Size) + 1);
        for (; bytes.Length >= Size; bytes = bytes[Size..])
        {
            list.Add(new KnownStatement(
                (Parts)BinaryPrimitives.ReadInt16LittleEndian(bytes), (Parts)BinaryPrimitives.ReadInt16LittleEndian(bytes[2..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[4..]),
                BinaryPrimitives.ReadUInt128BigEndian(bytes[12..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[28..]), (bytes[32] & Owner) != 0, (bytes[32] & Delete) != 0));
        }
        return list;
    }

    public static byte[] Write(List<KnownStatement> list)
    {
        for (var i = 0; list.Count > Most && i < list.Count;)
        {
            if (list[i] is { Governs: Parts.None, IsDelete: false })
            {
                list.RemoveAt(i);
            }
            else
            {
                i++;
            }
        }
        var bytes = new byte[list.Count * Size];
        var at = bytes.AsSpan();
        foreach (var known in list)
        {
            BinaryPrimitives.WriteInt16LittleEndian(at, (short)known.Fully);
            BinaryPrimitives.WriteInt16LittleEndian(at[2..], (short)known.Partly);
            BinaryPrimitives.WriteInt64LittleEndian(at[4..], known.ProducedTicks);
            BinaryPrimitives.WriteUInt128BigEndian(at[12..], known.Mark);
            BinaryPrimitives.WriteInt32LittleEndian(at[28..], known.Snapshot);
            at[32] = (byte)((known.FromOwner ? Owner : 0) | (known.IsDelete ? Delete : 0));
            at = at[Size..];
        }
        return bytes;
    }

    /// <summary>
    /// Statements of two entries that turned out to be one: what outranks and is complete takes the part from what it outranks, across both.
    /// Snapshots of the other are found by their marks from now on.
    /// </summary>
    public static List<KnownStatement> Join(List<KnownStatement> mine, List<KnownStatement> others)
    {
        var joined = new List<KnownStatement>(mine.Count + others.Count);
        joined.AddRange(others.Select(known => mine.FindAll(one => one.Rank.Outranks(known.Rank) || one.Rank == known.Rank).Aggregate(known with { Snapshot = 0 }, static (left, over) => left.Under(over.Fully))));
        joined.AddRange(mine.Select(known => others.FindAll(one => one.Rank.Outranks(known.Rank)).Aggregate(known, static (left, over) => left.Under(over.Fully))));
        return joined;
    }
}
