using System.Runtime.InteropServices;
using static System.FormattableString;

namespace Daftar.Store.Files;

/// <summary>Names of files made safe against a crash of the machine: syncing a file keeps its bytes, and only syncing its folder keeps its name.</summary>
internal static partial class DurableFolder
{
    /// <summary>Makes a folder and those above it that are missing, each with its name safe.</summary>
    public static void Create(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }
        var above = Path.GetDirectoryName(Path.GetFullPath(folder));
        if (above is not null)
        {
            Create(above);
        }
        Directory.CreateDirectory(folder);
        if (above is not null)
        {
            Sync(above);
        }
    }

    /// <summary>Makes the names in a folder safe: files made, renamed or removed in it. .NET opens no folders, so this is the C library's open and fsync.</summary>
    /// <exception cref="IOException">The disk did not take it.</exception>
    public static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var descriptor = Open(folder, 0);
        if (descriptor < 0 || Sync(descriptor) < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (descriptor >= 0)
            {
                _ = Close(descriptor);
            }
            throw new IOException(Invariant($"The folder {folder} could not be written to disk (error {error}). Check the disk and its mount options."));
        }
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
