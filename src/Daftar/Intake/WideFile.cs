using System.Text;

namespace Daftar.Intake;

/// <summary>Files in UTF-16 and UTF-32.</summary>
internal static class WideFile
{
    /// <summary>UTF-16 and UTF-32 are turned into UTF-8 on the way in: tags cannot be found in them byte by byte.</summary>
    public static Stream Utf8Where(Stream stream, out Encoding? wide)
    {
        var head = new byte[4];
        var read = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        var whole = new HeadedStream(head.AsMemory(0, read), stream);
        // A document behind another in its file has no mark of its own, and may begin with a line break.
        wide = read >= 4 && head[0] == 0xFF && head[1] == 0xFE && head[2] == 0 && head[3] == 0 ? new UTF32Encoding(false, true)
            : read >= 4 && head[0] == 0 && head[1] == 0 && head[2] == 0xFE && head[3] == 0xFF ? new UTF32Encoding(true, true)
            : read >= 2 && head[0] == 0xFF && head[1] == 0xFE ? new UnicodeEncoding(false, true)
            : read >= 2 && head[0] == 0xFE && head[1] == 0xFF ? new UnicodeEncoding(true, true)
            : read >= 4 && Begins(head[0]) && head[1] == 0 ? new UnicodeEncoding(false, false)
            : read >= 4 && head[0] == 0 && Begins(head[1]) ? new UnicodeEncoding(true, false)
            : null;
        return wide is null ? whole : Encoding.CreateTranscodingStream(whole, wide, new UTF8Encoding(false));
    }

    private static bool Begins(byte first) => first is (byte)'<' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
