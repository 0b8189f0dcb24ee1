using System.Buffers.Binary;
using Daftar.Rights;

namespace Daftar.Register;

/// <summary>What one statement said by itself, as its snapshot keeps it.</summary>
internal sealed record KeptStatement(Guid Entry, int Number, UInt128 Mark, Scope Scope, byte[] Packed)
{
    public static KeptStatement Of(SnapshotRow row) => Of(row.Entry, row.Number, row.Statement);

    public static KeptStatement Of(Guid entry, int number, Statement said) => new(entry, number, KnownStatement.MarkOf(said.Fingerprint), said.Scope, said.Packed);
}

/// <summary>The snapshots whose statements a state was made of, in the order they were laid: 16 bytes of the entry's id, 4 of the number, most significant first.</summary>
internal sealed class MadeOf
{
    private const int Size = 20;

    private readonly List<(Guid Entry, int Number)> _snapshots = [];

    public IReadOnlyList<(Guid Entry, int Number)> Snapshots => _snapshots;

    public void Add(Guid entry, int number) => _snapshots.Add((entry, number));

    public byte[] Bytes
    {
        get
        {
            var bytes = new byte[_snapshots.Count * Size];
            for (var i = 0; i < _snapshots.Count; i++)
            {
                _snapshots[i].Entry.TryWriteBytes(bytes.AsSpan(i * Size), bigEndian: true, out _);
                BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan((i * Size) + 16), _snapshots[i].Number);
            }
            return bytes;
        }
    }

    public static MadeOf Read(ReadOnlySpan<byte> bytes)
    {
        var made = new MadeOf();
        for (; bytes.Length >= Size; bytes = bytes[Size..])
        {
            made.Add(new Guid(bytes[..16], bigEndian: true), BinaryPrimitives.ReadInt32BigEndian(bytes[16..]));
        }
        return made;
    }
}
