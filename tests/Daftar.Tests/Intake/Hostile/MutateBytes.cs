namespace Daftar.Tests.Intake.Hostile;

/// <summary>Damage that knows nothing of what it damages: bits flipped, pieces cut, doubled, moved and written over.</summary>
internal static class MutateBytes
{
    private static readonly byte[][] Pieces =
    [
        "<"u8.ToArray(), ">"u8.ToArray(), "&"u8.ToArray(), "\""u8.ToArray(), "<!--"u8.ToArray(), "<![CDATA["u8.ToArray(), "]]>"u8.ToArray(), "<?xml version=\"1.0\"?>"u8.ToArray(), "<!DOCTYPE x ["u8.ToArray(),
        [0], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF4, 0x90, 0x80, 0x80], [0x1B, 0x24, 0x42], "\uFFFF\u2028"u8.ToArray(), "PK\u0001\u0002"u8.ToArray(), [0xFF, 0xFF, 0xFF, 0xFF],
    ];

    public static byte[] Of(byte[] whole, Random random)
    {
        List<byte> bytes = [.. whole];
        for (var times = 1 + random.Next(4); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            // Mostly a few bytes, sometimes a good part of it.
            var length = Math.Min(bytes.Count - at, random.Next(6) == 0 ? 1 + random.Next(bytes.Count) : 1 + random.Next(60));
            switch (random.Next(8))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 4: bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]); break;
                case 5: bytes.RemoveRange(at, bytes.Count - at); break;
                case 6:
                    var piece = bytes.GetRange(at, length);
                    bytes.RemoveRange(at, length);
                    bytes.InsertRange(random.Next(bytes.Count + 1), piece);
                    break;
                default:
                    for (var i = at; i < at + length; i++)
                    {
                        bytes[i] = (byte)random.Next(256);
                    }
                    break;
            }
        }
        return [.. bytes];
    }
}
