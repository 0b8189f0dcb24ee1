using System.Buffers.Binary;

namespace Daftar.Intake;

/// <summary>The sum a zip keeps of each file (CRC-32, APPNOTE 6.3, 4.4.7), eight bytes at a step: reading a zip must not wait for it.</summary>
internal static class ZipSum
{
    public const uint Begin = uint.MaxValue;

    private static readonly uint[] Tables = Make();

    public static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        var tables = Tables.AsSpan(0, 8 * 256);
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = sum ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            sum = tables[(7 * 256) + (int)(low & 0xFF)] ^ tables[(6 * 256) + (int)((low >> 8) & 0xFF)] ^ tables[(5 * 256) + (int)((low >> 16) & 0xFF)] ^ tables[(4 * 256) + (int)(low >> 24)]
                ^ tables[(3 * 256) + (int)(high & 0xFF)] ^ tables[(2 * 256) + (int)((high >> 8) & 0xFF)] ^ tables[256 + (int)((high >> 16) & 0xFF)] ^ tables[(int)(high >> 24)];
        }
        foreach (var one in bytes)
        {
            sum = (sum >> 8) ^ tables[(int)((sum ^ one) & 0xFF)];
        }
        return sum;
    }

    public static uint End(uint sum) => ~sum;

    private static uint[] Make()
    {
        var tables = new uint[8 * 256];
        for (var n = 0u; n < 256; n++)
        {
            var sum = n;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ (0xEDB88320 & (0 - (sum & 1)));
            }
            tables[n] = sum;
        }
        for (var n = 256; n < tables.Length; n++)
        {
            tables[n] = (tables[n - 256] >> 8) ^ tables[tables[n - 256] & 0xFF];
        }
        return tables;
    }
}
