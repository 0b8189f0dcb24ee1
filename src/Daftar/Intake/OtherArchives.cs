using System.IO.Compression;
using System.IO.Enumeration;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>What is packed in a form that is no package, and what a folder only points to: nobody knows what it holds, so it is never passed over in silence.</summary>
internal static class OtherArchives
{
    private static readonly string[] Endings = [".tar", ".gz", ".tgz", ".bz2", ".tbz2", ".xz", ".txz", ".zst", ".7z", ".rar", ".z", ".cab", ".lzh"];

    /// <summary>What a file is by its first bytes; null where it is no archive of these forms.</summary>
    public static string? FormOf(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? "gzip"
        : head.StartsWith("BZh"u8) ? "bzip2"
        : head.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]) ? "xz"
        : head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) ? "zstd"
        : head.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]) ? "7z"
        : head.StartsWith("Rar!\u001a\a"u8) ? "rar"
        : head.Length >= 262 && head[257..].StartsWith("ustar"u8) ? "tar"
        : null;

    public static void Refuse(string path)
    {
        Span<byte> head = stackalloc byte[262];
        using var stream = File.OpenRead(path);
        if (FormOf(head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]) is { } form)
        {
            throw new PackageException("PACKAGE-FORM-UNKNOWN", $"{path}: a {form} archive is no package. Unpack it and load the folder, or send a zip.");
        }
    }

    /// <summary>Null where the name is not that of an archive.</summary>
    public static Finding? Finding(string name) => Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        ? new Finding("ARCHIVE-NOT-OPENED", Severity.Warn, new Place(name), null, "Zips, or files that are not packed: what is in other archives is not read.") : null;

    public static Finding Link(string name) => new("LINK-NOT-FOLLOWED", Severity.Warn, new Place(name), null, "The file or folder itself: a link may lead out of the package.");

    public static Finding Leading(string name) => new("FILE-LEADS-OUT", Severity.Warn, new Place(name), null, "A path inside the package: without \"..\", without a drive, and not beginning with a slash.");

    /// <summary>A name under which a careless program would write outside of where it unpacks.</summary>
    public static bool LeadsOut(string name)
    {
        if (name.Length == 0 || name[0] is '/' or '\\' || (name.Length > 1 && name[1] == ':' && char.IsAsciiLetter(name[0])))
        {
            return true;
        }
        var rest = name.AsSpan();
        while (true)
        {
            var end = rest.IndexOfAny('/', '\\');
            if ((end < 0 ? rest : rest[..end]) is "..")
            {
                return true;
            }
            if (end < 0)
            {
                return false;
            }
            rest = rest[(end + 1)..];
        }
    }

    /// <summary>A link that a zip holds: its bytes are a path.</summary>
    public static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000;

    /// <summary>A link that leads, however many steps it takes, to a file of the same folder.</summary>
    public static bool LeadsWithin(string folder, string link)
    {
        try
        {
            var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
            return File.ResolveLinkTarget(link, returnFinalTarget: true) is FileInfo { Exists: true } file && !file.Attributes.HasFlag(FileAttributes.Directory)
                && Path.GetFullPath(file.FullName).StartsWith(root, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // A ring of links, or one that leads nowhere.
            return false;
        }
    }

    /// <summary>Files of a folder and of the folders in it, with the links among them: what a link leads to is not entered.</summary>
    public static IEnumerable<(string Path, bool IsLink)> Files(string folder) =>
        new FileSystemEnumerable<(string, bool)>(folder, static (ref FileSystemEntry entry) => (entry.ToFullPath(), IsLink(ref entry)),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => !IsLink(ref entry),
        };

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;
}
