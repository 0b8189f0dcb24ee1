using System.IO.Compression;
using System.Text;

namespace Daftar.Intake;

/// <summary>
/// Names of files in a zip that does not say in which letters they are (APPNOTE 6.3, D.1: without bit 11). Many programs write UTF-8 all the same; else the standard has code page 437, in which
/// every byte is a sign of its own, so that no name is lost and each can be compared in the code page that was meant: <see cref="InOtherCodePages"/>.
/// </summary>
internal sealed class ZipNames : Encoding
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Page437;
    private static readonly Encoding[] Pages;

    static ZipNames()
    {
        RegisterProvider(CodePagesEncodingProvider.Instance);
        Page437 = GetEncoding(437);
        // Of DOS, in which Windows packs, then of Windows and Unix: Central Europe, Cyrillic, Greek, Turkish, Hebrew, Arabic, Thai, Japanese, Chinese, Korean, Vietnamese.
        Pages = [.. new[] { 850, 866, 852, 855, 737, 857, 862, 864, 720, 874, 932, 936, 949, 950, 1251, 1250, 1252, 1253, 1254, 1255, 1256, 1257, 1258, 20866 }
            .Select(static page => GetEncoding(page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback))];
    }

    /// <summary>The first name that was no UTF-8, read as code page 437; null where there is none.</summary>
    private string? _firstOld;

    /// <exception cref="InvalidDataException">Its list of files is damaged or not there.</exception>
    public static ZipArchive Open(string path, out string? firstOld)
    {
        var names = new ZipNames();
        var zip = ZipFile.Open(path, ZipArchiveMode.Read, names);
        try
        {
            // The list of files is read only here, and may be damaged where the end of the zip is not.
            _ = zip.Entries.Count;
        }
        catch
        {
            zip.Dispose();
            throw;
        }
        firstOld = names._firstOld;
        return zip;
    }

    /// <summary>How a name of the zip was read that was written in another code page: the same bytes as code page 437.</summary>
    public static IEnumerable<string> InOtherCodePages(string name)
    {
        if (Ascii.IsValid(name))
        {
            yield break;
        }
        foreach (var page in Pages)
        {
            byte[] bytes;
            try
            {
                bytes = page.GetBytes(name);
            }
            catch (EncoderFallbackException)
            {
                continue;
            }
            yield return Page437.GetString(bytes);
        }
    }

    public override int GetCharCount(byte[] bytes, int index, int count) => Of(bytes, index, count).GetCharCount(bytes, index, count);

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        var letters = Of(bytes, byteIndex, byteCount);
        _firstOld ??= ReferenceEquals(letters, Page437) ? letters.GetString(bytes, byteIndex, byteCount) : null;
        return letters.GetChars(bytes, byteIndex, byteCount, chars, charIndex);
    }

    private static Encoding Of(byte[] bytes, int index, int count) => System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(index, count)) ? Strict : Page437;

    public override int GetMaxCharCount(int byteCount) => byteCount;

    /// <summary>Zips are only read here.</summary>
    public override int GetByteCount(char[] chars, int index, int count) => throw new NotSupportedException();

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => throw new NotSupportedException();

    public override int GetMaxByteCount(int charCount) => throw new NotSupportedException();
}
