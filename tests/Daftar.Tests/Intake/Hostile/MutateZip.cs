using System.Globalization;

namespace Daftar.Tests.Intake.Hostile;

/// <summary>Zips of broken packers and of malice: entries whose headers do not say what is true, names that lead out, zips in zips, bombs.</summary>
internal static class MutateZip
{
    private static readonly string[] Names =
    [
        "../../out.xml", "/etc/cron.d/x.xml", "C:\\windows\\x.xml", "..\\..\\x.xml", "a/../../b.xml", "", "/", "x/", ".xml", "con.xml", "a\0b.xml", "a\nb.xml", "\u202Exml.exe", "ü/ñ/日本.xml", "./././x.xml", "x.XML", "x.xml ", "x.zip", "x.zip!/y.xml", "x.tar.gz", "x.csv", "x.json", "x.txt",
    ];

    public static byte[] Of(IReadOnlyList<(string Name, byte[] Bytes)> files, Random random, int depth = 0)
    {
        var entries = files.Select(file => Forge(new ForgedEntry(random.Next(8) == 0 ? Names[random.Next(Names.Length)] : file.Name, file.Bytes), random)).ToList();
        if (random.Next(4) == 0)
        {
            // Twice under one name.
            entries.Add(entries[random.Next(entries.Count)]);
        }
        if (random.Next(5) == 0)
        {
            entries.Add(new ForgedEntry(random.Next(2) == 0 ? "bomb.xml" : "bomb.png", new byte[1 << random.Next(16, 23)]));
        }
        if (random.Next(4) == 0 && depth < 5)
        {
            entries.Add(new ForgedEntry(string.Create(CultureInfo.InvariantCulture, $"inner{depth}.zip"), Of(files, random, depth + 1)));
        }
        var zip = ZipForge.Write(entries, random.Next(8) == 0 ? "MZ before it"u8 : [], random.Next(10) == 0 ? (ushort)random.Next(65536) : null, random.Next(20) == 0 ? (uint)random.Next(1 << 20) : null);
        return random.Next(6) switch { 0 => zip[..random.Next(zip.Length)], 1 => MutateBytes.Of(zip, random), _ => zip };
    }

    private static ForgedEntry Forge(ForgedEntry entry, Random random) => random.Next(16) switch
    {
        0 => entry with { Crc = (uint)random.Next() },
        1 => entry with { Unpacked = (uint)random.Next() },
        2 => entry with { Packed = (uint)random.Next() },
        3 => entry with { Packed = uint.MaxValue, Unpacked = uint.MaxValue },
        4 => entry with { Unpacked = 0 },
        // Over the first entry: the bytes of one are another's.
        5 => entry with { Offset = 0 },
        6 => entry with { Offset = (uint)random.Next() },
        7 => entry with { Mode = 0xA1FF, Bytes = "/etc/passwd"u8.ToArray() },
        8 => entry with { Zip64 = true },
        9 => entry with { Zip64 = true, Unpacked = uint.MaxValue, Packed = (uint)random.Next() },
        10 => entry with { Flags = 1 },
        11 => entry with { Method = (ushort)random.Next(100) },
        12 => entry with { RawName = [0x82, 0xA0, 0xFF, (byte)'.', (byte)'x', (byte)'m', (byte)'l'], Flags = 0 },
        13 => entry with { Stored = true, Unpacked = (uint)random.Next(1 << 20) },
        _ => entry with { Stored = random.Next(2) == 0 },
    };
}
