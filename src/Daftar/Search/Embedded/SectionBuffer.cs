using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Daftar.Search;

/// <summary>A section of a segment while it is written: in memory while small, beyond that in a file beside the segment that nobody needs after a crash.</summary>
internal sealed class SectionBuffer(string spillPath) : IDisposable
{
    private const int SpillAt = 1 << 20;

    private byte[] buffer = new byte[256];
    private int used;
    private long spilled;
    private FileStream? spill;

    public long Length => spilled + used;

    public void WriteByte(byte value)
    {
        Room(1);
        buffer[used++] = value;
    }

    /// <summary>Seven bits a byte, low bits first.</summary>
    public void WriteVarint(ulong value)
    {
        Room(10);
        while (value >= 0x80)
        {
            buffer[used++] = (byte)(value | 0x80);
            value >>= 7;
        }

        buffer[used++] = (byte)value;
    }

    public void WriteUInt16(ushort value)
    {
        Room(2);
        BinaryPrimitives.WriteUInt16LittleEndian(buffer.AsSpan(used), value);
        used += 2;
    }

    public void WriteUInt32(uint value)
    {
        Room(4);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(used), value);
        used += 4;
    }

    public void WriteUInt64(ulong value)
    {
        Room(8);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer.AsSpan(used), value);
        used += 8;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    /// <summary>The number of bytes, then the bytes.</summary>
    public void WriteCounted(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length + 10);
        if (bytes.Length < 0x80)
        {
            buffer[used++] = (byte)bytes.Length;
        }
        else
        {
            WriteVarint((uint)bytes.Length);
        }

        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    /// <summary>A number of 1, 2 or 4 bytes.</summary>
    public void WriteNumber(int value, int width)
    {
        switch (width)
        {
            case 1: WriteByte((byte)value); break;
            case 2: WriteUInt16((ushort)value); break;
            default: WriteUInt32((uint)value); break;
        }
    }

    /// <summary>Hands everything written to <paramref name="target"/>.</summary>
    public void CopyTo(Action<ReadOnlyMemory<byte>> target)
    {
        if (spill is not null)
        {
            spill.Position = 0;
            var chunk = new byte[SpillAt];
            for (int read; (read = spill.Read(chunk)) > 0;)
            {
                target(chunk.AsMemory(0, read));
            }
        }

        target(buffer.AsMemory(0, used));
    }

    public void Dispose() => spill?.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Room(int bytes)
    {
        if (used + bytes > buffer.Length)
        {
            MakeRoom(bytes);
        }
    }

    private void MakeRoom(int bytes)
    {
        if (used >= SpillAt)
        {
            spill ??= new FileStream(spillPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.DeleteOnClose);
            spill.Write(buffer, 0, used);
            spilled += used;
            used = 0;
        }

        if (used + bytes > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, used + bytes));
        }
    }
}
