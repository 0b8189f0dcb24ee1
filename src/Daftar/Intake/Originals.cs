using System.Buffers;
using System.Buffers.Binary;
using Daftar.Register;

namespace Daftar.Intake;

/// <summary>Packs the original bytes of a chunk for keeping.</summary>
internal static class Originals
{
    public static OriginalChunk Pack(RecordChunk chunk)
    {
        var records = chunk.Raw;
        var head = OriginalLayout.HeadLength(records.Count);
        var bytes = ArrayPool<byte>.Shared.Rent(head + chunk.Length);
        try
        {
            var at = bytes.AsSpan();
            BinaryPrimitives.WriteInt32LittleEndian(at, records.Count);
            at = at[4..];
            foreach (var raw in records)
            {
                BinaryPrimitives.WriteInt32LittleEndian(at, raw.PrologStart);
                BinaryPrimitives.WriteInt32LittleEndian(at[4..], raw.PrologLength);
                BinaryPrimitives.WriteInt32LittleEndian(at[8..], raw.Start);
                BinaryPrimitives.WriteInt32LittleEndian(at[12..], raw.Length);
                at = at[16..];
            }
            chunk.Memory.Span.CopyTo(bytes.AsSpan(head));
            return OriginalChunk.Of(records.Count, bytes.AsSpan(0, head + chunk.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
