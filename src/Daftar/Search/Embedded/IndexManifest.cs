using System.Buffers.Binary;
using System.Text.Json;

namespace Daftar.Search;

/// <summary>
/// What an index consists of: swapped as one file, so segments, deletions and journal cursor change together or not at all.
/// File: magic, length of the JSON, the JSON, the deletions of the segments that have any as bitmaps (1 is live), checksum of all of it.
/// </summary>
internal sealed record IndexManifest
{
    private const ulong Magic = 0x31_46_49_4E_4D_54_46_44; // "DFTMNIF1"
    private const int HeaderBytes = 12;

    public required string Database { get; init; }

    public required string Fields { get; init; }

    /// <summary>How text was folded and cut, <see cref="FieldTable.Cutting"/>, and the fields: with them a program that has other fields can still open the index.</summary>
    public string? Cutting { get; init; }

    public IReadOnlyList<KeptField>? Table { get; init; }

    /// <summary>The folder of the segments, inside that of the manifest; empty: the same.</summary>
    public string Folder { get; init; } = "";

    /// <summary>When it took the place of one with other fields.</summary>
    public DateTimeOffset? Swapped { get; init; }

    public uint Format { get; init; } = SegmentWriter.Version;

    public string? Cursor { get; init; }

    public long Generation { get; init; }

    /// <summary>It is being made from the start of the journal and is not whole yet.</summary>
    public bool Building { get; init; }

    public long NextSegment { get; init; } = 1;

    public IReadOnlyList<ManifestSegment> Segments { get; init; } = [];

    /// <param name="live">The bitmap of each segment, null where all documents are live.</param>
    public byte[] ToBytes(IReadOnlyList<ulong[]?> live)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this);
        using var bytes = new MemoryStream();
        bytes.Write(BitConverter.GetBytes(Magic));
        bytes.Write(BitConverter.GetBytes(json.Length));
        bytes.Write(json);
        foreach (var bitmap in live)
        {
            if (bitmap is not null)
            {
                bytes.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(bitmap.AsSpan()));
            }
        }

        bytes.Write(BitConverter.GetBytes(Checksum.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length))));
        return bytes.ToArray();
    }

    /// <exception cref="IndexDamagedException">Not a manifest, or not as it was written.</exception>
    public static (IndexManifest Manifest, ulong[]?[] Live) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderBytes + 4 || BinaryPrimitives.ReadUInt64LittleEndian(bytes) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]) != Checksum.Of(bytes[..^4]))
        {
            throw new IndexDamagedException("manifest", "its checksum does not fit its content");
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        var manifest = JsonSerializer.Deserialize<IndexManifest>(bytes.Slice(HeaderBytes, length)) ?? throw new IndexDamagedException("manifest", "it is empty");
        var at = HeaderBytes + length;
        var live = new ulong[]?[manifest.Segments.Count];
        for (var i = 0; i < live.Length; i++)
        {
            if (manifest.Segments[i].HasDeletions)
            {
                live[i] = new ulong[Bitmap.Words(manifest.Segments[i].Documents)];
                var target = System.Runtime.InteropServices.MemoryMarshal.AsBytes(live[i].AsSpan());
                bytes.Slice(at, target.Length).CopyTo(target);
                at += target.Length;
            }
        }

        return (manifest, live);
    }
}

/// <summary>A segment as the manifest names it.</summary>
/// <param name="Checksum">Of the end of its file.</param>
/// <param name="Lost">Why it cannot be used, where it is damaged and what it held is still to be read again; nothing can be answered until then.</param>
/// <param name="Texts">It has full texts; lost, only what asks those cannot be answered.</param>
internal sealed record ManifestSegment(long Number, int Documents, long Length, uint Checksum, bool HasDeletions, string? Lost = null, bool Texts = false);
